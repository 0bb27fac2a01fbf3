using System.Buffers;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators.Paths;

/// <summary>A set of ids that remembers the order in which they came, so that it is the queue of a breadth-first search too.</summary>
internal sealed class IdSet : IDisposable
{
    private const int InitialSize = 32;
    private const int BytesPerSlot = 12;

    private readonly QueryContext _context;
    private ValueId[] _items;
    private int[] _slots;
    private int _size = InitialSize;

    public IdSet(QueryContext context)
    {
        _context = context;
        context.Reserve(InitialSize * BytesPerSlot);
        _items = ArrayPool<ValueId>.Shared.Rent(InitialSize);
        _slots = ArrayPool<int>.Shared.Rent(InitialSize);
        _slots.AsSpan(0, InitialSize).Clear();
    }

    public int Count { get; private set; }

    public ValueId this[int index] => _items[index];

    public ReadOnlySpan<ValueId> Items => _items.AsSpan(0, Count);

    /// <summary>Adds an id; false where it is there already.</summary>
    public bool Add(ValueId id)
    {
        int slot = Find(id);
        if (_slots[slot] != 0) return false;
        if (Count + 1 > _size / 2)
        {
            Grow();
            slot = Find(id);
        }
        _items[Count++] = id;
        _slots[slot] = Count;
        return true;
    }

    public bool Contains(ValueId id) => _slots[Find(id)] != 0;

    public void Clear()
    {
        Count = 0;
        _slots.AsSpan(0, _size).Clear();
    }

    public void Dispose()
    {
        if (_size == 0) return;
        ArrayPool<ValueId>.Shared.Return(_items);
        ArrayPool<int>.Shared.Return(_slots);
        _context.Release((long)_size * BytesPerSlot);
        (_items, _slots, _size, Count) = ([], [], 0, 0);
    }

    private int Find(ValueId id)
    {
        int mask = _size - 1;
        int slot = (int)(RowHash.Add(RowHash.Empty, id) & (uint)mask);
        while (_slots[slot] != 0 && _items[_slots[slot] - 1] != id) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        if (_size == 1 << 30) throw new QueryMemoryLimitException("a path of the query reaches more nodes than one operator can keep");
        int size = _size * 2;
        _context.Reserve((long)(size - _size) * BytesPerSlot);
        ValueId[] items = ArrayPool<ValueId>.Shared.Rent(size);
        Items.CopyTo(items);
        ArrayPool<ValueId>.Shared.Return(_items);
        ArrayPool<int>.Shared.Return(_slots);
        _items = items;
        _slots = ArrayPool<int>.Shared.Rent(size);
        _slots.AsSpan(0, size).Clear();
        _size = size;
        for (int i = 0; i < Count; i++) _slots[Find(_items[i])] = i + 1;
    }
}
