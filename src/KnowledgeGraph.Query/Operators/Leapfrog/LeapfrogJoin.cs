using System.Numerics;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators.Leapfrog;

/// <summary>
/// Join of any number of patterns at once, variable by variable (Veldhuizen, "Leapfrog Triejoin"): the values of each are what the
/// patterns that have it have in common, below the values of the variables before it. It never makes more rows on the way than the
/// patterns could give in the worst case, as joins two by two do where the patterns form a cycle.
/// </summary>
internal sealed class LeapfrogJoin : Operator
{
    // A step may read whole lists.
    private const int StepsPerCheck = 1 << 10;

    private readonly Variable[] _order;
    private readonly TrieSource[] _sources;
    private readonly Trie[] _tries;
    private readonly LeapfrogLevel[] _levels;
    private readonly int[] _outputs;
    private readonly ColumnBatch _output;
    private int _depth = -1;
    private int _steps;
    private bool _isBuilt;
    private bool _isDone;

    /// <param name="context">The query.</param>
    /// <param name="inputs">The matches of the patterns: rows that are distinct and ascend by the variables in their order.</param>
    /// <param name="sources">The patterns.</param>
    /// <param name="order">The variables, in the order in which they get their values.</param>
    /// <param name="needed">The variables that somebody above reads; null for all.</param>
    public LeapfrogJoin(QueryContext context, Operator[] inputs, TrieSource[] sources, Variable[] order, IReadOnlySet<Variable>? needed)
        : base(context, new Schema(order.Where(variable => needed?.Contains(variable) != false), _ => true), inputs)
    {
        _order = order;
        _sources = sources;
        _tries = [.. inputs.Select(input => new Trie(context, input.Schema.Count))];
        _levels = new LeapfrogLevel[order.Length];
        _outputs = Array.ConvertAll(order, Schema.IndexOf);
        _output = new ColumnBatch(context, Schema.Count);
    }

    public override double EstimatedStartup => Inputs.Sum(input => input.EstimatedWork);

    protected override string Detail =>
        $"{_sources.Length} patterns, by {string.Join(", ", _order.Select(variable => "?" + variable.Name))}";

    protected override ColumnBatch? Produce()
    {
        if (!Prepare()) return null;
        int count = 0, last = _order.Length - 1;
        while (count < ColumnBatch.Capacity && _depth >= 0)
        {
            CheckNowAndThen();
            LeapfrogLevel level = _levels[_depth];
            if (_depth < last)
            {
                if (!level.Find()) Leave();
                else Enter();
                continue;
            }
            int start = count;
            Span<ValueId> values = _outputs[last] >= 0 ? _output.Buffer(_outputs[last])[count..] : default;
            count += level.ReadAll(values, ColumnBatch.Capacity - count, out bool isAtEnd);
            for (int i = 0; i < last; i++)
            {
                if (_outputs[i] >= 0) _output.Buffer(_outputs[i])[start..count].Fill(new ValueId(_levels[i].Key));
            }
            if (isAtEnd) Leave();
        }
        _isDone = _depth < 0;
        _output.RowCount = count;
        return count == 0 ? null : _output;
    }

    protected override BigInteger CountRows()
    {
        if (!Prepare()) return 0;
        BigInteger total = 0;
        long count = 0;
        while (_depth >= 0)
        {
            CheckNowAndThen();
            LeapfrogLevel level = _levels[_depth];
            if (_depth == _order.Length - 1)
            {
                count += level.ReadAll(default, int.MaxValue, out _);
                if (count > long.MaxValue / 2) (total, count) = (total + count, 0);
                Leave();
            }
            else if (level.Find())
            {
                Enter();
            }
            else
            {
                Leave();
            }
        }
        _isDone = true;
        return total + count;
    }

    protected override void Release()
    {
        foreach (Trie trie in _tries) trie.Dispose();
        _output.Dispose();
        _isDone = true;
    }

    /// <summary>Builds the tries and opens the first variable; false where there is nothing to read any more.</summary>
    private bool Prepare()
    {
        if (_isDone || _isBuilt) return !_isDone;
        _isBuilt = true;
        for (int i = 0; i < _tries.Length; i++)
        {
            TrieSource source = Array.Find(_sources, each => each.Input == i)!;
            Schema schema = Inputs[i].Schema;
            // The input is named as the first of its patterns.
            _tries[i].Build(Inputs[i], [.. source.Levels.Select(level => schema.IndexOf(_order[level]))]);
            if (_tries[i].Count > 0) continue;
            _isDone = true;
            return false;
        }
        for (int depth = 0; depth < _levels.Length; depth++)
        {
            _levels[depth] = new LeapfrogLevel([.. _sources.Where(source => source.Levels.Contains(depth))
                .Select(source => CreatePart(source, Array.IndexOf(source.Levels, depth)))]);
        }
        _depth = 0;
        _levels[0].Open(_levels);
        return true;
    }

    private LeapfrogPart CreatePart(TrieSource source, int level)
    {
        Trie trie = _tries[source.Input];
        if (level == 0) return new LeapfrogPart(trie, level, -1, -1);
        int parentDepth = source.Levels[level - 1];
        int parentPart = Array.IndexOf([.. _sources.Where(each => each.Levels.Contains(parentDepth))], source);
        return new LeapfrogPart(trie, level, parentDepth, parentPart);
    }

    private void Enter() => _levels[++_depth].Open(_levels);

    private void Leave()
    {
        if (--_depth >= 0) _levels[_depth].Advance();
    }

    private void CheckNowAndThen()
    {
        if (++_steps % StepsPerCheck == 0) Context.Check();
    }
}
