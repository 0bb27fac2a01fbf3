namespace KnowledgeGraph.Storage.Memory;

/// <summary>Something shared between snapshots and released by the last of them. Thread-safe; starts with one reference.</summary>
internal abstract class RefCounted
{
    private int _references = 1;

    /// <summary>Takes one more reference; false where the last one is already gone.</summary>
    public bool TryAddReference()
    {
        int seen = Volatile.Read(ref _references);
        while (seen > 0)
        {
            int before = Interlocked.CompareExchange(ref _references, seen + 1, seen);
            if (before == seen) return true;
            seen = before;
        }
        return false;
    }

    /// <summary>Takes one more reference of something that the caller already holds.</summary>
    public void AddReference()
    {
        if (!TryAddReference()) throw new ObjectDisposedException(GetType().Name);
    }

    /// <summary>Gives a reference back; the last one frees.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _references) == 0) Free();
    }

    /// <summary>Frees what this object holds. Called once.</summary>
    protected abstract void Free();
}
