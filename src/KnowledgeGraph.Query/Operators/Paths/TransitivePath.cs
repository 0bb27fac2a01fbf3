using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators.Paths;

/// <summary>
/// A path <c>*</c>, <c>+</c> or <c>?</c> from or to the values of each left row (SPARQL 1.1 §18.4): walked from the end that is known;
/// where none is, from every node. The left side streams.
/// </summary>
internal sealed class TransitivePath : Operator
{
    private const int NoColumn = -1;

    // What a node that is reached costs, in rows read.
    private const double NodeWork = 500;

    // Walks from every node take the edges from memory after so many nodes; the first ones may be all that are wanted.
    private const int FewNodes = 256;

    private readonly PathGraph _graph;
    private readonly ClosureStep _forward;
    private readonly ClosureStep _backward;
    private readonly PatternSlot _start;
    private readonly PatternSlot _end;
    private readonly bool _mayBeEmpty;
    private readonly int[] _leftSources;
    private readonly int[] _leftRows = new int[ColumnBatch.Capacity];
    private readonly int _leftStart;
    private readonly int _leftEnd;
    private readonly int _leftGraph;
    private readonly int _startColumn;
    private readonly int _endColumn;
    private readonly ColumnBatch _output;
    private readonly IdSet _reached;
    private PathSourceReader? _sources;
    private BatchSize _batchSize = new(BatchSize.Few);
    private PathRelation? _relation;
    private ColumnBatch? _left;
    private int _leftRow;
    private int _nextReached;
    private int _nodesWalked;
    private bool _isFromEvery;
    private bool _isMaterialised;
    private (ValueId Node, bool IsForward, bool IsKnown) _walked;
    private ValueId _wanted;
    private ValueId _walkedGraph;
    private bool _rowIsOpen;
    private bool _isOpenWalk;

    /// <param name="context">The query.</param>
    /// <param name="left">The left input; the single empty row where there is none.</param>
    /// <param name="graph">The edges.</param>
    /// <param name="forward">The closure from start to end.</param>
    /// <param name="backward">The closure from end to start.</param>
    /// <param name="start">The start.</param>
    /// <param name="end">The end.</param>
    /// <param name="graphName">Under GRAPH its variable, which the left input binds: each row's path is walked there; else null.</param>
    /// <param name="mayBeEmpty">Whether a path of length zero counts.</param>
    /// <param name="detail">For EXPLAIN.</param>
    public TransitivePath(
        QueryContext context,
        Operator left,
        PathGraph graph,
        ClosureStep forward,
        ClosureStep backward,
        PatternSlot start,
        PatternSlot end,
        Variable? graphName,
        bool mayBeEmpty,
        string detail)
        : base(context, SchemaOf(left.Schema, start, end), left)
    {
        _graph = graph;
        _forward = forward;
        _backward = backward;
        _start = start;
        _end = end;
        _mayBeEmpty = mayBeEmpty;
        Detail = detail;
        _leftSources = Array.ConvertAll(Schema.Variables.ToArray(), left.Schema.IndexOf);
        _leftStart = start.Variable is null ? NoColumn : left.Schema.IndexOf(start.Variable);
        _leftEnd = end.Variable is null ? NoColumn : left.Schema.IndexOf(end.Variable);
        _leftGraph = graphName is null ? NoColumn : left.Schema.IndexOf(graphName);
        _startColumn = start.Variable is null ? NoColumn : Schema.IndexOf(start.Variable);
        _endColumn = end.Variable is null ? NoColumn : Schema.IndexOf(end.Variable);
        _output = new ColumnBatch(context, Schema.Count);
        _reached = new IdSet(context);
    }

    protected override string Detail { get; }

    protected override ColumnBatch? Produce()
    {
        while (true)
        {
            if (_left is null)
            {
                if ((_left = Inputs[0].Next()) is null) return null;
                _leftRow = 0;
                _rowIsOpen = false;
            }
            int count = Fill(_left, _batchSize.Current);
            ColumnBatch left = _left;
            if (_leftRow == left.RowCount) _left = null;
            if (count == 0) continue;
            _batchSize.Take();
            GatherLeft(left, count);
            return _output;
        }
    }

    protected override void Release()
    {
        _forward.Dispose();
        _backward.Dispose();
        _output.Dispose();
        _reached.Dispose();
        _sources?.Dispose();
        _relation?.Dispose();
    }

    private int Fill(ColumnBatch left, int size)
    {
        int count = 0;
        while (count < size)
        {
            if (!_rowIsOpen)
            {
                if (_leftRow == left.RowCount) break;
                OpenRow(left);
                _rowIsOpen = true;
            }
            else if (_nextReached < (_isOpenWalk ? _relation!.ReachedCount : _reached.Count))
            {
                count = Emit(_isOpenWalk ? _relation!.Reached(_nextReached++) : _reached[_nextReached++], count);
            }
            else if (!WalkFromNextSource())
            {
                _rowIsOpen = false;
                _leftRow++;
            }
        }
        return count;
    }

    /// <summary>Starts with a left row: walks from its known end, or prepares to walk from every node.</summary>
    private void OpenRow(ColumnBatch left)
    {
        if (_leftGraph != NoColumn) MoveTo(left.Buffer(_leftGraph)[_leftRow]);
        ValueId start = _leftStart == NoColumn ? _start.Id : left.Buffer(_leftStart)[_leftRow];
        ValueId end = _leftEnd == NoColumn ? _end.Id : left.Buffer(_leftEnd)[_leftRow];
        _isFromEvery = false;
        _nextReached = 0;
        _isOpenWalk = false;
        if (start.IsNone && end.IsNone)
        {
            _wanted = ValueId.None;
            _isFromEvery = true;
            _sources?.Restart();
            _walked.IsKnown = false;
            _reached.Clear();
            return;
        }
        // From a constant the walk serves all rows.
        bool isForward = !start.IsNone && (end.IsNone || _end.Id.IsNone);
        ValueId node = isForward ? start : end;
        _wanted = isForward ? end : start;
        if (!_walked.IsKnown || _walked.Node != node || _walked.IsForward != isForward)
        {
            (isForward ? _forward : _backward).Walk(node, _reached);
            _walked = (node, isForward, true);
            Context.Work?.Spend((_reached.Count + 1) * NodeWork);
        }
        bool isConstant = isForward ? !_start.Id.IsNone : !_end.Id.IsNone;
        if (_wanted.IsNone && !isConstant && _mayBeEmpty && !_graph.IsNode(node))
        {
            // Of terms outside the graph only those that the pattern itself names have a path of length zero.
            _nextReached = _reached.Count;
        }
        if (!_wanted.IsNone)
        {
            bool isTrivial = _wanted == node && _mayBeEmpty && _start.Id.IsNone && _end.Id.IsNone && !_graph.IsNode(node);
            // A single answer: the position just before the end of the list, or none.
            _nextReached = _reached.Contains(_wanted) && !isTrivial ? _reached.Count - 1 : _reached.Count;
        }
    }

    /// <summary>Leaves the graph of the rows before for that of a row.</summary>
    private void MoveTo(ValueId graph)
    {
        if (graph == _walkedGraph) return;
        _walkedGraph = graph;
        _graph.Graphs = GraphSelector.One(graph);
        _walked = default;
        _sources?.Dispose();
        _relation?.Dispose();
        (_sources, _relation, _isMaterialised, _nodesWalked) = (null, null, false, 0);
    }

    private bool WalkFromNextSource()
    {
        if (!_isFromEvery) return false;
        _sources ??= new PathSourceReader(_graph, _forward);
        if (!_sources.TryRead(out ValueId node)) return false;
        if (!_isMaterialised && _nodesWalked > FewNodes)
        {
            _relation = _forward.Materialise();
            _isMaterialised = true;
        }
        _isOpenWalk = _relation is not null;
        if (_relation is not null)
        {
            _forward.Walk(node, _relation);
        }
        else
        {
            _forward.Walk(node, _reached);
            _nodesWalked += _reached.Count + 1;
            Context.Work?.Spend((_reached.Count + 1) * NodeWork);
        }
        _walked = (node, true, false);
        _nextReached = 0;
        return true;
    }

    private int Emit(ValueId reached, int row)
    {
        (ValueId start, ValueId end) = _walked.IsForward ? (_walked.Node, reached) : (reached, _walked.Node);
        if (!_wanted.IsNone) (start, end) = _walked.IsForward ? (start, _wanted) : (_wanted, end);
        if (_startColumn != NoColumn && _startColumn == _endColumn && start != end) return row;
        if (_startColumn != NoColumn) _output.Buffer(_startColumn)[row] = start;
        if (_endColumn != NoColumn) _output.Buffer(_endColumn)[row] = end;
        _leftRows[row] = _leftRow;
        return row + 1;
    }

    private void GatherLeft(ColumnBatch left, int count)
    {
        _output.RowCount = count;
        for (int column = 0; column < _leftSources.Length; column++)
        {
            if (_leftSources[column] < 0 || column == _startColumn || column == _endColumn) continue;
            ReadOnlySpan<ValueId> source = left.Column(_leftSources[column]);
            Span<ValueId> target = _output.Column(column);
            for (int i = 0; i < count; i++) target[i] = source[_leftRows[i]];
        }
    }

    private static Schema SchemaOf(Schema left, PatternSlot start, PatternSlot end)
    {
        Variable[] ends = [.. new[] { start.Variable, end.Variable }.OfType<Variable>()];
        return new Schema(left.Variables.ToArray().Concat(ends).Distinct(), variable =>
            left.IsCertain(variable) || ends.Contains(variable));
    }
}
