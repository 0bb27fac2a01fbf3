using System.Runtime.Intrinsics.X86;

namespace KnowledgeGraph.Query.Operators.Memory;

/// <summary>
/// The open addressing of a hash table over numbered rows, which are the caller's. A slot holds a row's number and its hash code, so
/// that the table grows, and most strangers are told apart, without a look at the rows. One thread at a time.
/// </summary>
internal sealed unsafe class HashSlots(QueryContext context) : IDisposable
{
    private const int MinimumSize = 64;

    private QueryMemory<ulong> _slots = new(context);
    private ulong _mask;

    /// <summary>Forgets all rows and takes memory for so many.</summary>
    public void Reset(long rows)
    {
        long size = SizeFor(rows);
        if (_slots.Length < size) _slots.Resize(size);
        _mask = (ulong)size - 1;
        Clear(_slots.Address, size);
    }

    /// <summary>Makes room for more rows than there are, which stay.</summary>
    /// <param name="rows">The rows in all.</param>
    public void EnsureCapacity(long rows)
    {
        long old = (long)_mask + 1;
        if (_slots.Length > 0 && rows * 2 <= old) return;
        if (_slots.Length == 0)
        {
            Reset(rows);
            return;
        }
        using QueryMemory<ulong> kept = _slots;
        _slots = new QueryMemory<ulong>(context);
        Reset(rows);
        ulong* slots = _slots.Address;
        for (long i = 0; i < old; i++)
        {
            ulong slot = kept.Address[i];
            if (slot == 0) continue;
            ulong at = (slot >> 32) & _mask;
            while (slots[at] != 0) at = (at + 1) & _mask;
            slots[at] = slot;
        }
    }

    /// <summary>Has the place where the search for a hash code begins brought near, as it will be asked for soon.</summary>
    public void Prefetch(uint hash)
    {
        if (Sse.IsSupported) Sse.Prefetch0(_slots.Address + (hash & _mask));
    }

    /// <summary>Where the search for a hash code begins.</summary>
    public ulong Start(uint hash) => hash & _mask;

    /// <summary>The position after another.</summary>
    public ulong After(ulong position) => (position + 1) & _mask;

    /// <summary>The row at a position; -1 where the position is free.</summary>
    public int RowAt(ulong position) => (int)(uint)_slots.Address[position] - 1;

    /// <summary>Whether the row at a position has the hash code.</summary>
    public bool HasHash(ulong position, uint hash) => (uint)(_slots.Address[position] >> 32) == hash;

    /// <summary>Puts a row at a position.</summary>
    public void Set(ulong position, uint hash, int row) => _slots.Address[position] = (ulong)hash << 32 | (uint)(row + 1);

    public void Dispose()
    {
        _slots.Dispose();
        _mask = 0;
    }

    private static long SizeFor(long rows)
    {
        long size = MinimumSize;
        while (size < rows * 2) size *= 2;
        return size;
    }

    private static void Clear(ulong* address, long count)
    {
        const int Step = 1 << 24;
        for (long i = 0; i < count; i += Step) new Span<ulong>(address + i, (int)Math.Min(Step, count - i)).Clear();
    }
}
