using System.Numerics;
using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// The different values of one variable of a triple pattern, each with numbers of its matches where that is wanted: large groups are
/// counted from the directory of the index, without reading the matches.
/// </summary>
internal sealed class DistinctScan : Operator
{
    private readonly QuadPattern _pattern;
    private readonly int _place;
    private readonly IReadOnlyList<DirectoryCount> _counts;
    private readonly TermValues _values;
    private readonly QuadOrder _order;
    private readonly ColumnBatch _output;
    private readonly long[] _rows = new long[ColumnBatch.Capacity];
    private GroupScan? _scan;
    private bool _isDone;

    /// <param name="context">The query.</param>
    /// <param name="pattern">The pattern; no variable stands in it twice.</param>
    /// <param name="place">The variable's place: 0 subject, 1 predicate, 2 object; 3 graph, in a pattern without constants.</param>
    /// <param name="variable">The variable that receives the values.</param>
    /// <param name="counts">What is counted of each value.</param>
    public DistinctScan(QueryContext context, QuadPattern pattern, int place, Variable variable, IReadOnlyList<DirectoryCount> counts)
        : base(context, new Schema([variable, .. counts.Select(count => count.Variable)], _ => true))
    {
        _pattern = pattern;
        _place = place;
        _counts = counts;
        _values = new TermValues(context.Terms);
        _order = place == QuadPattern.GraphPlace ? QuadOrder.Gspo : ScanOrder.For(pattern.Prefix, place);
        _output = new ColumnBatch(context, Schema.Count);
        SortedBy = variable;
    }

    protected override string Detail => $"{_pattern.Text} by ?{Schema[0].Name} in {_order} order";

    protected override ColumnBatch? Produce()
    {
        if (_isDone) return null;
        _scan ??= Context.Snapshot.ScanGroups(_pattern.Prefix, _pattern.Graphs, _order);
        int count = _scan.Read(_output.Buffer(0), _rows);
        _isDone = count == 0;
        if (_isDone) return null;
        _output.RowCount = count;
        for (int i = 0; i < _counts.Count; i++)
        {
            Span<ValueId> target = _output.Column(i + 1);
            for (int row = 0; row < count; row++)
            {
                target[row] = _values.Create(_counts[i].Place == DirectoryCount.AllRows ? _rows[row] : CountOf(_counts[i], row));
            }
        }
        return _output;
    }

    protected override BigInteger CountRows()
    {
        if (_scan is not null || _isDone || _place == QuadPattern.GraphPlace) return base.CountRows();
        _isDone = true;
        return Context.Snapshot.CountDistinct(_pattern.Prefix, _pattern.Graphs, _order);
    }

    protected override void Release()
    {
        _scan?.Dispose();
        _scan = null;
        _isDone = true;
        _output.Dispose();
    }

    private long CountOf(DirectoryCount count, int row)
    {
        ValueId value = _output.Buffer(0)[row];
        GraphSelector graphs = _place == QuadPattern.GraphPlace ? GraphSelector.One(value) : _pattern.Graphs;
        TriplePrefix prefix = _place switch
        {
            0 => _pattern.Prefix with { Subject = value },
            1 => _pattern.Prefix with { Predicate = value },
            2 => _pattern.Prefix with { Object = value },
            _ => _pattern.Prefix,
        };
        return count.Of(Context.Snapshot, prefix, graphs);
    }
}
