using KnowledgeGraph.Query.Operators.Memory;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// Takes the triple term of each left row apart, or finds that of its three terms: the left side streams and keeps its order, and each row
/// gives one row or none.
/// </summary>
internal sealed class TripleTermLookup : Operator
{
    private readonly TripleTermSlots _slots;
    private readonly PatternSlot[] _places;
    private readonly int[] _leftColumns;
    private readonly int[] _outputColumns;
    private readonly int[] _leftSources;
    private readonly int _leftTerm;
    private readonly int _outputTerm;
    private readonly ColumnBatch _output;
    private int[] _leftRows = BatchArray.Rent<int>();

    /// <param name="context">The query.</param>
    /// <param name="left">The left input: it binds the triple term in every row, or all variables in it.</param>
    /// <param name="slots">The triple term.</param>
    /// <param name="needed">The variables that somebody above reads; null for all.</param>
    public TripleTermLookup(QueryContext context, Operator left, TripleTermSlots slots, IReadOnlySet<Variable>? needed)
        : base(context, SchemaOf(left.Schema, slots, needed), left)
    {
        _slots = slots;
        _places = [slots.Subject, slots.Predicate, slots.Object];
        _leftColumns = Array.ConvertAll(_places, place => place.Variable is null ? -1 : left.Schema.IndexOf(place.Variable));
        _outputColumns = Array.ConvertAll(_places, place => place.Variable is null ? -1 : Schema.IndexOf(place.Variable));
        _leftTerm = left.Schema.IndexOf(slots.Term);
        _outputTerm = _leftTerm >= 0 ? -1 : Schema.IndexOf(slots.Term);
        _leftSources = Array.ConvertAll(Schema.Variables.ToArray(), left.Schema.IndexOf);
        _output = new ColumnBatch(context, Schema.Count);
    }

    protected override string Detail => $"{_slots.Text}, {(_leftTerm >= 0 ? "taken apart" : "found by its terms")}";

    public override void SeekTo(ValueId key) => Inputs[0].SeekTo(key);

    protected override ColumnBatch? Produce()
    {
        while (Inputs[0].Next() is { } left)
        {
            int count = 0;
            for (int row = 0; row < left.RowCount; row++)
            {
                if (TryMatch(left, row, count)) _leftRows[count++] = row;
            }
            if (count == 0) continue;
            _output.RowCount = count;
            GatherLeft(left, count);
            return _output;
        }
        return null;
    }

    protected override void Release()
    {
        _output.Dispose();
        BatchArray.Return(ref _leftRows);
    }

    /// <summary>Matches a left row, and writes the values that it does not have yet into a row of the output.</summary>
    private bool TryMatch(ColumnBatch left, int row, int target)
    {
        Span<ValueId> known = stackalloc ValueId[3], parts = stackalloc ValueId[3];
        for (int i = 0; i < 3; i++) known[i] = _leftColumns[i] >= 0 ? left.Buffer(_leftColumns[i])[row] : _places[i].Id;
        if (_leftTerm >= 0)
        {
            ValueId term = left.Buffer(_leftTerm)[row];
            if (!Context.Terms.TryGetTriple(term, out parts[0], out parts[1], out parts[2])) return false;
            for (int i = 0; i < 3; i++)
            {
                if (!known[i].IsNone && known[i] != parts[i]) return false;
            }
            if (!_slots.Allows(parts[0], parts[1], parts[2])) return false;
            for (int i = 0; i < 3; i++)
            {
                if (_outputColumns[i] >= 0) _output.Buffer(_outputColumns[i])[target] = parts[i];
            }
            return true;
        }
        if (!Context.Snapshot.TryFindTriple(known[0], known[1], known[2], out ValueId found)) return false;
        if (_outputTerm >= 0) _output.Buffer(_outputTerm)[target] = found;
        return true;
    }

    private void GatherLeft(ColumnBatch left, int count)
    {
        for (int column = 0; column < _leftSources.Length; column++)
        {
            // What was taken apart is there already, and is the same where the left side has it too.
            if (_leftSources[column] < 0 || (_leftTerm >= 0 && Array.IndexOf(_outputColumns, column) >= 0)) continue;
            ReadOnlySpan<ValueId> source = left.Column(_leftSources[column]);
            Span<ValueId> target = _output.Buffer(column);
            for (int i = 0; i < count; i++) target[i] = source[_leftRows[i]];
        }
    }

    private static Schema SchemaOf(Schema left, TripleTermSlots slots, IReadOnlySet<Variable>? needed) => new(
        left.Variables.ToArray().Concat(slots.Variables).Distinct().Where(variable => needed?.Contains(variable) != false),
        variable => left.IsCertain(variable) || slots.Variables.Contains(variable));
}
