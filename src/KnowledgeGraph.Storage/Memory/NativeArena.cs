namespace KnowledgeGraph.Storage.Memory;

/// <summary>
/// Hands out bytes of native memory that never move. What was handed out last can be taken back as a whole. One writer; readers of
/// bytes already handed out need no lock.
/// </summary>
internal sealed unsafe class NativeArena
{
    private const int FirstChunkBytes = 64 * 1024;
    private const int MaxChunkBytes = 16 * 1024 * 1024;
    private readonly List<NativeBlock> _chunks = [];
    private long _used;

    /// <summary>A position to which <see cref="Rewind"/> can go back.</summary>
    public readonly record struct Mark(int ChunkCount, long Used);

    public Mark Position => new(_chunks.Count, _used);

    /// <summary>The bytes taken from the system.</summary>
    public long CapacityBytes => _chunks.Sum(chunk => chunk.Length);

    /// <summary>Takes bytes, aligned to 8.</summary>
    public byte* Allocate(int bytes)
    {
        long aligned = (bytes + 7L) & ~7L;
        if (_chunks.Count == 0 || _used + aligned > _chunks[^1].Length)
        {
            long size = Math.Min(MaxChunkBytes, FirstChunkBytes << Math.Min(_chunks.Count, 8));
            _chunks.Add(new NativeBlock(Math.Max(size, aligned)));
            _used = 0;
        }
        byte* result = _chunks[^1].Address + _used;
        _used += aligned;
        return result;
    }

    /// <summary>Takes back everything handed out since the mark; nobody may hold it.</summary>
    public void Rewind(Mark mark)
    {
        for (int i = _chunks.Count - 1; i >= mark.ChunkCount; i--)
        {
            _chunks[i].Free();
            _chunks.RemoveAt(i);
        }
        _used = mark.Used;
    }

    public void Free() => Rewind(default);
}
