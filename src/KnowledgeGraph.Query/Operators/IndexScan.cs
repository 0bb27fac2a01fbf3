using System.Numerics;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>The matches of a triple pattern, read from the index in a sort order.</summary>
internal sealed class IndexScan : Operator
{
    private readonly QuadPattern _pattern;
    private readonly QuadOrder _order;
    private readonly ColumnBatch _output;
    private readonly ColumnBatch? _repeats;
    private readonly int[] _targets = new int[4];
    private readonly (int Place, int Column)[] _equal;
    private readonly int[] _rows;
    private readonly IdRanges? _ids;
    private readonly int _idColumn = -1;
    private readonly bool _seeks;
    private QuadScan? _scan;
    private int _range;
    private ValueId _next;
    private BatchSize _batchSize = new(BatchSize.Few);
    private bool _isDone;

    /// <param name="context">The query.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="order">The order; the pattern's constants come first in it.</param>
    /// <param name="needed">The variables that somebody above reads; null for all.</param>
    /// <param name="range">Rows with other ids may be left out; null for none.</param>
    public IndexScan(QueryContext context, QuadPattern pattern, QuadOrder order, IReadOnlySet<Variable>? needed, ScanRange? range = null)
        : base(context, new Schema(pattern.Variables.Where(variable => needed?.Contains(variable) != false), _ => true))
    {
        _pattern = pattern;
        _order = order;
        List<(int, int)> equal = [];
        var columns = new Dictionary<Variable, int>();
        int extra = Schema.Count;
        for (int place = 0; place < 4; place++)
        {
            _targets[place] = -1;
            if (pattern.Slot(place).Variable is not { } variable) continue;
            if (columns.TryGetValue(variable, out int column)) equal.Add((place, column));
            else if (Schema.Contains(variable)) columns.Add(variable, _targets[place] = Schema.IndexOf(variable));
            else if (pattern.HasRepeatedVariable) columns.Add(variable, _targets[place] = extra++);
        }
        _equal = [.. equal];
        _output = new ColumnBatch(context, extra);
        if (_equal.Length > 0) _repeats = new ColumnBatch(context, _equal.Length);
        for (int i = 0; i < _equal.Length; i++) _targets[_equal[i].Item1] = -2 - i;
        if (range is not null && _targets[range.Place] >= 0)
        {
            _ids = range.Ids;
            _idColumn = _targets[range.Place];
            TriplePrefix prefix = pattern.Prefix;
            int constants = (prefix.Subject.IsNone ? 0 : 1) + (prefix.Predicate.IsNone ? 0 : 1) + (prefix.Object.IsNone ? 0 : 1);
            _seeks = ScanOrder.Places(order)[constants] == range.Place;
        }
        _rows = _equal.Length > 0 || _ids is not null ? new int[ColumnBatch.Capacity] : [];
    }

    protected override string Detail =>
        $"{_pattern.Text} in {_order} order" + (_ids is null ? "" : _seeks ? ", of some ids" : ", leaving out some ids");

    public override void SeekTo(ValueId key)
    {
        if (_isDone) return;
        // After a long way the next rows are few as well.
        if (!_pattern.Graphs.IsAll) Open().SeekTo(key);
        else if (Open().SkipBefore(key) > _batchSize.Current) _batchSize.Restart();
    }

    protected override ColumnBatch? Produce()
    {
        if (_isDone) return null;
        QuadScan scan = Open();
        while (true)
        {
            if (_seeks && !SeekToRange(scan, _next))
            {
                _isDone = true;
                return null;
            }
            int size = _batchSize.Take();
            int count = Array.TrueForAll(_targets, target => target == -1)
                ? (int)scan.Skip(size)
                : scan.Read(Target(0, size), Target(1, size), Target(2, size), Target(3, size));
            if (count == 0)
            {
                _isDone = true;
                return null;
            }
            _output.RowCount = count;
            if (_ids is not null)
            {
                _next = new ValueId(_output.Column(_idColumn)[count - 1].Bits);
                int kept = _ids.Select(_output.Column(_idColumn), _rows);
                _output.Keep(_rows.AsSpan(0, kept));
                if (kept > 0) return _output;
                Context.Check();
                continue;
            }
            if (_equal.Length == 0 || KeepEqual()) return _output;
            Context.Check();
        }
    }

    protected override BigInteger CountRows()
    {
        if (_equal.Length > 0 || _ids is not null || _isDone) return base.CountRows();
        _isDone = true;
        return Open().Skip(long.MaxValue);
    }

    protected override void Release()
    {
        if (_scan is not null) Context.Release(_scan.MemoryBytes);
        _scan?.Dispose();
        _scan = null;
        _isDone = true;
        _output.Dispose();
        _repeats?.Dispose();
    }

    private QuadScan Open()
    {
        if (_scan is not null) return _scan;
        QuadScan scan = Context.Snapshot.Scan(_pattern.Prefix, _pattern.Graphs, _order);
        try
        {
            Context.Reserve(scan.MemoryBytes);
        }
        catch
        {
            scan.Dispose();
            throw;
        }
        return _scan = scan;
    }

    private Span<ValueId> Target(int place, int size) => _targets[place] switch
    {
        -1 => default,
        >= 0 and var column => _output.Buffer(column)[..size],
        var repeat => _repeats!.Buffer(-2 - repeat)[..size],
    };

    /// <summary>Moves on to the range that follows the ids read so far; false where there is none.</summary>
    private bool SeekToRange(QuadScan scan, ValueId reached)
    {
        int range = _ids!.Find(reached, _range);
        if (range == _ids.Count) return false;
        if (range > _range || reached.IsNone) scan.SeekTo(new ValueId(_ids[range].Low));
        _range = range;
        return true;
    }

    private bool KeepEqual()
    {
        int kept = 0;
        for (int row = 0; row < _output.RowCount; row++)
        {
            bool isEqual = true;
            for (int i = 0; i < _equal.Length; i++) isEqual &= _repeats!.Buffer(i)[row] == _output.Buffer(_equal[i].Column)[row];
            if (isEqual) _rows[kept++] = row;
        }
        _output.Keep(_rows.AsSpan(0, kept));
        return kept > 0;
    }
}
