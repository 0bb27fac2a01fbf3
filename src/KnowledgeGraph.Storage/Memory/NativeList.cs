namespace KnowledgeGraph.Storage.Memory;

/// <summary>A growing array in native memory, so that bulk loads put no pressure on the garbage collector. One thread at a time.</summary>
internal sealed unsafe class NativeList<T> : IDisposable
    where T : unmanaged
{
    private NativeBlock _block;
    private int _capacity;

    public NativeList(int capacity = 16)
    {
        _capacity = Math.Max(capacity, 16);
        _block = new NativeBlock((long)_capacity * sizeof(T));
    }

    public int Count { get; private set; }

    public Span<T> Span => new(_block.Address, Count);

    public ref T this[int index] => ref ((T*)_block.Address)[index];

    public void Add(in T item)
    {
        if (Count == _capacity) Grow(Count + 1L);
        ((T*)_block.Address)[Count++] = item;
    }

    /// <summary>Sets the count; items that appear are undefined until written.</summary>
    public void Resize(int count)
    {
        if (count > _capacity) Grow(count);
        Count = count;
    }

    public void Clear() => Count = 0;

    public void Dispose() => _block.Free();

    private void Grow(long needed)
    {
        int capacity = (int)Math.Min(Math.Max(needed, _capacity * 2L), Array.MaxLength);
        if (capacity < needed)
        {
            throw new StorageLimitException($"a transaction cannot hold more than {Array.MaxLength:N0} changes; commit in smaller steps");
        }
        var block = new NativeBlock((long)capacity * sizeof(T));
        Span.CopyTo(new Span<T>(block.Address, Count));
        _block.Free();
        _block = block;
        _capacity = capacity;
    }
}
