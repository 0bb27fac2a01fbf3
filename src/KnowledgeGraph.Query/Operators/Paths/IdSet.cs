using KnowledgeGraph.Query.Operators.Memory;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators.Paths;

/// <summary>A set of ids that remembers the order in which they came, so that it is the queue of a breadth-first search too.</summary>
internal sealed unsafe class IdSet(QueryContext context) : IDisposable
{
    private const int InitialSize = 32;

    private readonly QueryMemory<ValueId> _items = new(context);
    private readonly QueryMemory<int> _slots = new(context);

    public int Count { get; private set; }

    public ValueId this[int index] => Items[index];

    public ReadOnlySpan<ValueId> Items => new(_items.Address, Count);

    /// <summary>Adds an id; false where it is there already.</summary>
    public bool Add(ValueId id)
    {
        if (Count + 1 > _items.Length) Grow();
        long slot = Find(id);
        if (_slots[slot] != 0) return false;
        _items[Count++] = id;
        _slots[slot] = Count;
        return true;
    }

    /// <summary>The place of an id in the order, where it is added if it is new.</summary>
    public int NumberOf(ValueId id)
    {
        if (Count + 1 > _items.Length) Grow();
        long slot = Find(id);
        if (_slots[slot] == 0)
        {
            _items[Count++] = id;
            _slots[slot] = Count;
        }
        return _slots[slot] - 1;
    }

    /// <summary>The place of an id in the order; false where it is not there.</summary>
    public bool TryGetNumber(ValueId id, out int number)
    {
        number = Count > 0 ? _slots[Find(id)] - 1 : -1;
        return number >= 0;
    }

    public bool Contains(ValueId id) => Count > 0 && _slots[Find(id)] != 0;

    public void Clear()
    {
        // Of a set that was once large, a few slots are cheaper to clear one by one.
        if (Count < _slots.Length / 8)
        {
            for (int i = Count - 1; i >= 0; i--) _slots[Find(_items[i])] = 0;
        }
        else
        {
            _slots.Span.Clear();
        }
        Count = 0;
    }

    public void Dispose()
    {
        _items.Dispose();
        _slots.Dispose();
        Count = 0;
    }

    private long Find(ValueId id)
    {
        long mask = _slots.Length - 1;
        long slot = RowHash.Add(RowHash.Empty, id) & mask;
        while (_slots[slot] != 0 && _items[_slots[slot] - 1] != id) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        if (_slots.Length == 1 << 30)
        {
            throw new QueryMemoryLimitException("the query reaches more terms than one operator can keep");
        }
        long size = Math.Max(InitialSize, _slots.Length * 2);
        _items.Resize(size / 2);
        _slots.Resize(size);
        _slots.Span.Clear();
        for (int i = 0; i < Count; i++) _slots[Find(_items[i])] = i + 1;
    }
}
