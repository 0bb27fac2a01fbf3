namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// The values of one place of the quads in the whole load, such as the predicates, numbered in their order. Immutable and thread-safe.
/// </summary>
internal sealed class ValueIndex
{
    private readonly Dictionary<uint, uint> _numbers = [];

    /// <param name="values">The numbers of the values, in any order, some perhaps several times.</param>
    /// <param name="table">Their ids.</param>
    public ValueIndex(IEnumerable<uint> values, ValueTable table)
    {
        uint[] sorted = [.. values.Distinct().Order()];
        Ids = new ulong[sorted.Length];
        for (int i = 0; i < sorted.Length; i++)
        {
            Ids[i] = table.IdOf(sorted[i]);
            _numbers.Add(sorted[i], (uint)i);
        }
    }

    /// <summary>The ids, ascending.</summary>
    public ulong[] Ids { get; }

    /// <summary>The numbers of values.</summary>
    public uint[] NumbersOf(ReadOnlySpan<uint> values)
    {
        uint[] numbers = new uint[values.Length];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = _numbers[values[i]];
        return numbers;
    }
}
