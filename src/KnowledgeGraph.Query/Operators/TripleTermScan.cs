using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>The triple terms of the snapshot that match, with their terms. Ascends by the ids of the triple terms.</summary>
internal sealed class TripleTermScan : Operator
{
    private const int IdsPerCheck = 1 << 16;

    private readonly TripleTermSlots _slots;
    private readonly IReadOnlyList<(ValueId First, ValueId Last)> _ranges;
    private readonly int[] _columns;
    private readonly ColumnBatch _output;
    private int _range;
    private ulong _next;

    /// <param name="context">The query.</param>
    /// <param name="slots">The triple term.</param>
    /// <param name="needed">The variables that somebody above reads; null for all.</param>
    public TripleTermScan(QueryContext context, TripleTermSlots slots, IReadOnlySet<Variable>? needed)
        : base(context, new Schema(slots.Variables.Where(variable => needed?.Contains(variable) != false), _ => true))
    {
        _slots = slots;
        _ranges = context.Snapshot.TripleTermRanges(slots.Subject.Id, slots.Predicate.Id);
        _columns = [.. new[] { slots.Term, slots.Subject.Variable, slots.Predicate.Variable, slots.Object.Variable }
            .Select(variable => variable is null ? -1 : Schema.IndexOf(variable))];
        _output = new ColumnBatch(context, Schema.Count);
        if (_ranges.Count > 0) _next = _ranges[0].First.Bits;
    }

    protected override string Detail => _slots.Text;

    protected override ColumnBatch? Produce()
    {
        int count = 0;
        for (int read = 0; count < ColumnBatch.Capacity && _range < _ranges.Count; read++)
        {
            if (read == IdsPerCheck)
            {
                Context.Check();
                read = 0;
            }
            var id = new ValueId(_next++);
            if (_next > _ranges[_range].Last.Bits && ++_range < _ranges.Count) _next = _ranges[_range].First.Bits;
            if (!Context.Snapshot.TryGetTriple(id, out ValueId subject, out ValueId predicate, out ValueId @object)) continue;
            if (!_slots.Allows(subject, predicate, @object)) continue;
            Set(0, count, id);
            Set(1, count, subject);
            Set(2, count, predicate);
            Set(3, count++, @object);
        }
        _output.RowCount = count;
        return count == 0 ? null : _output;
    }

    protected override void Release() => _output.Dispose();

    private void Set(int place, int row, ValueId value)
    {
        if (_columns[place] >= 0) _output.Buffer(_columns[place])[row] = value;
    }
}
