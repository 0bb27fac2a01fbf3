namespace KnowledgeGraph.Storage.Loading;

/// <summary>Reads several runs as one, each value once. One thread at a time; the runs stay the caller's.</summary>
internal sealed class TermMerge
{
    // A heap: the least run first.
    private readonly TermRun[] _heap;
    private readonly List<TermRun> _equal = [];
    private int _count;

    public TermMerge(IReadOnlyCollection<TermRun> runs)
    {
        _heap = new TermRun[runs.Count];
        foreach (TermRun run in runs) Push(run);
    }

    /// <summary>A run that stands at the value.</summary>
    public TermRun Current => _equal[0];

    /// <summary>Moves to the next value; false behind the last one.</summary>
    public bool MoveNext()
    {
        foreach (TermRun run in _equal) Push(run);
        _equal.Clear();
        if (_count == 0) return false;
        _equal.Add(Pop());
        while (_count > 0 && RunOrder.Compare(_heap[0], _equal[0]) == 0) _equal.Add(Pop());
        return true;
    }

    /// <summary>Tells every run that has the value its number.</summary>
    public void SetNumber(uint number)
    {
        foreach (TermRun run in _equal) run.SetNumber(number);
    }

    private void Push(TermRun run)
    {
        if (!run.MoveNext()) return;
        int at = _count++;
        for (; at > 0 && RunOrder.Compare(run, _heap[(at - 1) / 2]) < 0; at = (at - 1) / 2) _heap[at] = _heap[(at - 1) / 2];
        _heap[at] = run;
    }

    private TermRun Pop()
    {
        TermRun least = _heap[0], moved = _heap[--_count];
        int at = 0;
        for (int child = 1; child < _count; child = (at * 2) + 1)
        {
            if (child + 1 < _count && RunOrder.Compare(_heap[child + 1], _heap[child]) < 0) child++;
            if (RunOrder.Compare(moved, _heap[child]) <= 0) break;
            _heap[at] = _heap[child];
            at = child;
        }
        _heap[at] = moved;
        return least;
    }
}
