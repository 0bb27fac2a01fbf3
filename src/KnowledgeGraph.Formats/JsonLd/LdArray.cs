using System.Collections;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>A JSON array.</summary>
internal sealed class LdArray : LdValue, IEnumerable<LdValue>
{
    private readonly List<LdValue> _items = [];

    /// <summary>Creates an array of these items.</summary>
    public LdArray(params IEnumerable<LdValue> items) => _items.AddRange(items);

    /// <summary>The number of items.</summary>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public override bool IsScalar => false;

    /// <summary>The item at an index.</summary>
    public LdValue this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    /// <summary>The value itself where it is an array, else an array of that value alone.</summary>
    public static LdArray Of(LdValue value) => value as LdArray ?? new LdArray(value);

    /// <summary>Appends an item.</summary>
    public void Add(LdValue item) => _items.Add(item);

    /// <summary>Appends the items of an array, or the value itself where it is none.</summary>
    public void AddAll(LdValue value)
    {
        if (value is LdArray array) _items.AddRange(array._items);
        else _items.Add(value);
    }

    /// <summary>Whether an equal item is there.</summary>
    public bool Contains(LdValue value) => _items.Exists(item => item.DeepEquals(value));

    /// <summary>Removes the items that fulfil a condition.</summary>
    public void RemoveAll(Predicate<LdValue> condition) => _items.RemoveAll(condition);

    /// <inheritdoc/>
    public override bool DeepEquals(LdValue? other)
    {
        if (other is not LdArray array || array.Count != Count) return false;
        for (int i = 0; i < Count; i++)
        {
            if (!_items[i].DeepEquals(array._items[i])) return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public IEnumerator<LdValue> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
