using System.Buffers.Text;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// The different values of one variable of a triple pattern, each with the number of its matches where that is wanted: skips from value
/// to value in the index and counts from its directory, without reading the matches.
/// </summary>
internal sealed class DistinctScan : Operator
{
    private const int LongestCount = 20;

    private readonly QuadPattern _pattern;
    private readonly int _place;
    private readonly int _countColumns;
    private readonly QuadOrder _order;
    private readonly ColumnBatch _output;
    private QuadScan? _scan;
    private bool _isDone;

    /// <param name="context">The query.</param>
    /// <param name="pattern">The pattern; no variable stands in it twice.</param>
    /// <param name="place">The variable's place: 0 subject, 1 predicate, 2 object.</param>
    /// <param name="variable">The variable that receives the values.</param>
    /// <param name="counts">The variables that receive the numbers of matches.</param>
    public DistinctScan(QueryContext context, QuadPattern pattern, int place, Variable variable, IReadOnlyList<Variable> counts)
        : base(context, new Schema([variable, .. counts], _ => true))
    {
        _pattern = pattern;
        _place = place;
        _countColumns = counts.Count;
        _order = ScanOrder.For(pattern.Prefix, place);
        _output = new ColumnBatch(Schema.Count);
        SortedBy = variable;
    }

    protected override string Detail => $"{_pattern.Text} by ?{Schema[0].Name} in {_order} order";

    protected override ColumnBatch? Produce()
    {
        if (_isDone) return null;
        _scan ??= Context.Snapshot.Scan(_pattern.Prefix, _pattern.Graphs, _order);
        int count = 0;
        Span<ValueId> value = [default];
        while (count < ColumnBatch.Capacity)
        {
            int read = _scan.Read(_place == 0 ? value : default, _place == 1 ? value : default, _place == 2 ? value : default, default);
            if (read == 0)
            {
                _isDone = true;
                break;
            }
            _output.Buffer(0)[count] = value[0];
            if (_countColumns > 0)
            {
                ValueId matches = CountOf(value[0]);
                for (int i = 1; i <= _countColumns; i++) _output.Buffer(i)[count] = matches;
            }
            count++;
            _scan.SeekTo(new ValueId(value[0].Bits + 1));
        }
        _output.RowCount = count;
        return count == 0 ? null : _output;
    }

    protected override void Release()
    {
        _scan?.Dispose();
        _scan = null;
        _isDone = true;
        _output.Dispose();
    }

    private ValueId CountOf(ValueId value)
    {
        TriplePrefix prefix = _place switch
        {
            0 => _pattern.Prefix with { Subject = value },
            1 => _pattern.Prefix with { Predicate = value },
            _ => _pattern.Prefix with { Object = value },
        };
        Span<byte> digits = stackalloc byte[LongestCount];
        Utf8Formatter.TryFormat(Context.Snapshot.Count(prefix, _pattern.Graphs), digits, out int length);
        return Context.Terms.Intern(Rdf.Utf8Term.Typed(digits[..length], "http://www.w3.org/2001/XMLSchema#integer"u8));
    }
}
