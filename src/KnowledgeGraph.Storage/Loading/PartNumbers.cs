namespace KnowledgeGraph.Storage.Loading;

/// <summary>Turns the rows of a part, which have its own numbers, into rows of the whole load. Immutable and thread-safe.</summary>
internal sealed unsafe class PartNumbers(LoadPart part, uint* segmentNumbers)
{
    private readonly LoadPart.ValueNumbers _values = part.NumbersWith(segmentNumbers);
    private uint[] _predicates = [];
    private uint[] _graphs = [];

    /// <summary>The values that are predicates.</summary>
    public uint[] Predicates { get; } = ValuesOf(part.NumbersWith(segmentNumbers), part.Predicates);

    /// <summary>The values that are graphs.</summary>
    public uint[] Graphs { get; } = ValuesOf(part.NumbersWith(segmentNumbers), part.Graphs);

    /// <summary>Learns how predicates and graphs are numbered in the whole load.</summary>
    public void Learn(ValueIndex predicates, ValueIndex graphs) =>
        (_predicates, _graphs) = (predicates.NumbersOf(Predicates), graphs.NumbersOf(Graphs));

    /// <summary>Translates rows into others.</summary>
    public void Translate(ReadOnlySpan<LoadRow> rows, LoadRow* target)
    {
        LoadPart.ValueNumbers values = _values;
        foreach (ref readonly LoadRow row in rows)
        {
            *target++ = new(values[row.Subject], _predicates[row.Predicate], values[row.Object], _graphs[row.Graph]);
        }
    }

    private static uint[] ValuesOf(LoadPart.ValueNumbers numbers, ReadOnlySpan<uint> values)
    {
        uint[] result = new uint[values.Length];
        for (int i = 0; i < result.Length; i++) result[i] = numbers[values[i]];
        return result;
    }
}
