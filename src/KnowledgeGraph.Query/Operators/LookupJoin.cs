using KnowledgeGraph.Query.Operators.Memory;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// Join with a triple pattern by looking up, for each left row, the matches of the pattern with the row's values in it; where far more
/// rows come than look-ups pay for, all matches are read into a table after all. The left side streams and keeps its order.
/// </summary>
internal sealed class LookupJoin : Operator
{
    /// <summary>What a look-up costs, in rows read.</summary>
    public const double Work = 500;

    // A look-up takes about as long as putting so many matches into a table.
    private const int MatchesPerLookup = 24;
    private const long FewRows = 8192;
    private const long BytesPerMatch = 48;

    // Fewer rows than these are found as quickly one by one.
    private const int FewestTogether = 4;

    private readonly QuadPattern _pattern;
    private readonly IReadOnlySet<Variable>? _needed;
    private readonly ColumnBatch _output;
    private readonly ColumnBatch _scratch = new(4);
    private int[] _leftRows = BatchArray.Rent<int>();
    private readonly int[] _leftSources;
    private readonly int[] _leftColumns = new int[4];
    private readonly int[] _outputColumns = new int[4];
    private ColumnBatch? _left;
    private QuadScan? _scan;
    private int _leftRow;
    private long _rowsSeen;
    private BatchSize _batchSize = new(BatchSize.Few);
    private long _mostRows = FewRows;
    private HashJoin? _byTable;
    private BatchLookup? _together;
    private bool _mustScan;
    private bool _isTogether;

    /// <param name="context">The query.</param>
    /// <param name="left">The left input.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="needed">The variables that somebody above reads; null for all.</param>
    public LookupJoin(QueryContext context, Operator left, QuadPattern pattern, IReadOnlySet<Variable>? needed)
        : base(context, SchemaOf(left.Schema, pattern, needed), left)
    {
        _pattern = pattern;
        _needed = needed;
        _output = new ColumnBatch(context, Schema.Count);
        _leftSources = Array.ConvertAll(Schema.Variables.ToArray(), left.Schema.IndexOf);
        for (int place = 0; place < 4; place++)
        {
            Variable? variable = pattern.Slot(place).Variable;
            _leftColumns[place] = variable is null ? -1 : left.Schema.IndexOf(variable);
            _outputColumns[place] = variable is null ? -1 : Schema.IndexOf(variable);
        }
    }

    protected override string Detail => _pattern.Text + (_byTable is null ? "" : $", after {_rowsSeen} rows in a table of all matches");

    public override void SeekTo(ValueId key) => Inputs[0].SeekTo(key);

    protected override ColumnBatch? Produce()
    {
        while (true)
        {
            if (_left is null)
            {
                if (_byTable is null && _rowsSeen > _mostRows && IsTableCheaper()) _byTable = CreateTable();
                if (_byTable is not null) return _byTable.Next();
                if ((_left = Inputs[0].Next()) is null) return null;
                _rowsSeen += _left.RowCount;
                _leftRow = 0;
                _isTogether = FindTogether(_left);
            }
            int before = _leftRow, size = _batchSize.Current;
            int count = _isTogether ? FillFromRuns(_left, size) : Fill(_left, size);
            Context.Work?.Spend((_leftRow - before) * Work);
            ColumnBatch left = _left;
            if (_leftRow == left.RowCount) _left = null;
            if (count == 0) continue;
            _batchSize.Take();
            _output.RowCount = count;
            GatherLeft(left, count);
            return _output;
        }
    }

    protected override void Release()
    {
        _scan?.Dispose();
        _scan = null;
        _output.Dispose();
        _scratch.Dispose();
        BatchArray.Return(ref _leftRows);
        _byTable?.Dispose();
        _together?.Dispose();
    }

    private bool IsTableCheaper()
    {
        long matches = Context.Snapshot.Count(_pattern.Prefix, GraphSelector.Each);
        bool hasRoom = matches * BytesPerMatch < Context.MemoryLeft / 4;
        // Twice what look-ups should have been chosen for: so they were not, or the rows are about to end.
        _mostRows = hasRoom ? Math.Max(FewRows, 2 * matches / MatchesPerLookup) : long.MaxValue;
        return _rowsSeen > _mostRows;
    }

    private HashJoin CreateTable()
    {
        HashSet<Variable>? kept = _needed is null ? null : [.. _needed, .. Inputs[0].Schema.Variables];
        bool s = _leftColumns[0] >= 0, p = _leftColumns[1] >= 0, o = _leftColumns[2] >= 0;
        int place = s ? 0 : p ? 1 : o ? 2 : _pattern.PlaceOf(_pattern.Variables[0]);
        var scan = new IndexScan(Context, _pattern, ScanOrder.For(_pattern.Prefix, place), kept);
        var layout = JoinLayout.Create(Inputs[0].Schema, scan.Schema, isOuter: false, _needed);
        return new HashJoin(Context, Inputs[0], new WholeRight(Context, scan, layout), layout);
    }

    /// <summary>Finds the matches of all rows of a batch where that is quicker than one row after the other.</summary>
    private bool FindTogether(ColumnBatch left)
    {
        if (_mustScan || left.RowCount < FewestTogether) return false;
        _together ??= BatchLookup.TryOpen(Context, Inputs[0].Schema, _pattern);
        _mustScan = _together is null;
        _together?.Find(left);
        return !_mustScan;
    }

    private int Fill(ColumnBatch left, int size)
    {
        int count = 0;
        while (_leftRow < left.RowCount && ScanRow(left, size, ref count)) _leftRow++;
        return count;
    }

    /// <summary>Adds the matches of the current row; false where there was no more room, and some may be left.</summary>
    private bool ScanRow(ColumnBatch left, int size, ref int count)
    {
        Span<ValueId> bound = stackalloc ValueId[4];
        BindRow(left, bound);
        _scan ??= Open(bound);
        while (_scan is not null)
        {
            if (count == size) return false;
            int read = Read(_scan, bound, count, size);
            if (read == 0) break;
            _leftRows.AsSpan(count, read).Fill(_leftRow);
            count += _pattern.HasRepeatedVariable ? KeepEqual(bound, count, read) : read;
        }
        _scan?.Dispose();
        _scan = null;
        return true;
    }

    private int FillFromRuns(ColumnBatch left, int size)
    {
        int count = 0, start = 0;
        // What goes on where the rows before it ended is read together with them.
        QuadRun reading = default;
        for (; _leftRow < left.RowCount; _leftRow++)
        {
            if (!_together!.IsFound(_leftRow))
            {
                ReadRun(reading, start, count);
                bool isWhole = ScanRow(left, size, ref count);
                (start, reading) = (count, default);
                if (!isWhole) return count;
                continue;
            }
            ref QuadRun run = ref _together[_leftRow];
            if (run.Count == 0) continue;
            int taken = (int)Math.Min(run.Count, size - count);
            if (!reading.IsFollowedBy(count - start, run))
            {
                ReadRun(reading, start, count);
                (start, reading) = (count, run);
            }
            _leftRows.AsSpan(count, taken).Fill(_leftRow);
            count += taken;
            run = run.Skip(taken);
            if (run.Count > 0) break;
        }
        ReadRun(reading, start, count);
        return count;
    }

    private void ReadRun(QuadRun run, int start, int end)
    {
        if (start < end) _together!.Read(run, FreeColumn(0, start, end), FreeColumn(1, start, end), FreeColumn(2, start, end), FreeColumn(3, start, end));
    }

    /// <summary>Some rows of the output column that receives a place's values; empty where the left side gives them or nobody reads them.</summary>
    private Span<ValueId> FreeColumn(int place, int start, int end) =>
        _leftColumns[place] >= 0 || _outputColumns[place] < 0 ? default : _output.Buffer(_outputColumns[place])[start..end];

    private void BindRow(ColumnBatch left, Span<ValueId> bound)
    {
        for (int place = 0; place < 4; place++)
        {
            bound[place] = _leftColumns[place] >= 0 ? left.Buffer(_leftColumns[place])[_leftRow] : _pattern.Slot(place).Id;
        }
    }

    private QuadScan? Open(ReadOnlySpan<ValueId> bound)
    {
        GraphSelector graphs = _pattern.Graphs;
        if (!bound[3].IsNone)
        {
            // A value of the graph variable that no graph of the dataset bears matches nothing.
            bool isNamed = graphs.IsAll ? bound[3].Tag is ValueTag.Iri or ValueTag.BlankNode : graphs.Graphs.Contains(bound[3]);
            if (!isNamed) return null;
            graphs = GraphSelector.One(bound[3]);
        }
        QuadOrder order = ScanOrder.For(!bound[0].IsNone, !bound[1].IsNone, !bound[2].IsNone);
        return Context.Snapshot.Scan(new TriplePrefix(bound[0], bound[1], bound[2]), graphs, order);
    }

    private int Read(QuadScan scan, ReadOnlySpan<ValueId> bound, int start, int end)
    {
        Span<ValueId> s = Target(0, bound, start, end), p = Target(1, bound, start, end);
        Span<ValueId> o = Target(2, bound, start, end), g = Target(3, bound, start, end);
        return s.IsEmpty && p.IsEmpty && o.IsEmpty && g.IsEmpty ? (int)scan.Skip(end - start) : scan.Read(s, p, o, g);
    }

    private Span<ValueId> Target(int place, ReadOnlySpan<ValueId> bound, int start, int end)
    {
        if (_pattern.Slot(place).Variable is null || !bound[place].IsNone) return default;
        if (_pattern.HasRepeatedVariable) return _scratch.Buffer(place)[start..end];
        return _outputColumns[place] >= 0 ? _output.Buffer(_outputColumns[place])[start..end] : default;
    }

    /// <summary>
    /// For a pattern with a variable in two places: keeps the rows where both have the same value, and moves them to the output.
    /// </summary>
    private int KeepEqual(ReadOnlySpan<ValueId> bound, int start, int count)
    {
        int kept = 0;
        for (int row = start; row < start + count; row++)
        {
            if (!IsConsistent(bound, row)) continue;
            for (int place = 0; place < 4; place++)
            {
                if (_outputColumns[place] >= 0 && bound[place].IsNone)
                {
                    _output.Buffer(_outputColumns[place])[start + kept] = _scratch.Buffer(place)[row];
                }
            }
            kept++;
        }
        return kept;
    }

    private bool IsConsistent(ReadOnlySpan<ValueId> bound, int row)
    {
        for (int a = 0; a < 3; a++)
        {
            for (int b = a + 1; b < 4; b++)
            {
                if (_pattern.Slot(a).Variable is not { } variable || _pattern.Slot(b).Variable != variable || !bound[a].IsNone) continue;
                if (_scratch.Buffer(a)[row] != _scratch.Buffer(b)[row]) return false;
            }
        }
        return true;
    }

    private void GatherLeft(ColumnBatch left, int count)
    {
        for (int column = 0; column < _leftSources.Length; column++)
        {
            if (_leftSources[column] < 0) continue;
            ReadOnlySpan<ValueId> source = left.Column(_leftSources[column]);
            Span<ValueId> target = _output.Buffer(column);
            bool isLoose = !Inputs[0].Schema.IsCertain(_leftSources[column]) && _pattern.Variables.Contains(Schema[column]);
            for (int i = 0; i < count; i++)
            {
                ValueId value = source[_leftRows[i]];
                if (!isLoose || !value.IsNone) target[i] = value;
            }
        }
    }

    private static Schema SchemaOf(Schema left, QuadPattern pattern, IReadOnlySet<Variable>? needed) => new(
        left.Variables.ToArray().Concat(pattern.Variables).Distinct().Where(variable => needed?.Contains(variable) != false),
        variable => left.IsCertain(variable) || pattern.Variables.Contains(variable));
}
