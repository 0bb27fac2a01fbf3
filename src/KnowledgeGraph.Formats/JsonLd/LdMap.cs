using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>A JSON object: entries in the order in which they were set.</summary>
internal sealed class LdMap : LdValue, IEnumerable<KeyValuePair<string, LdValue>>
{
    private readonly OrderedDictionary<string, LdValue> _entries = new(StringComparer.Ordinal);

    /// <summary>The number of entries.</summary>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public override bool IsScalar => false;

    /// <summary>The keys, in order.</summary>
    public IReadOnlyList<string> Keys => _entries.Keys;

    /// <summary>The keys in code point order, as many algorithms ask.</summary>
    public IEnumerable<string> SortedKeys => _entries.Keys.Order(CodePointComparer.Instance);

    /// <summary>The value of a key; null where there is no such entry.</summary>
    [DisallowNull]
    public LdValue? this[string key]
    {
        get => _entries.GetValueOrDefault(key);
        set => _entries[key] = value;
    }

    /// <summary>Adds an entry (for collection initialisers).</summary>
    public void Add(string key, LdValue value) => _entries.Add(key, value);

    /// <summary>Adds an entry whose value is a string (for collection initialisers).</summary>
    public void Add(string key, string value) => _entries.Add(key, new LdString(value));

    /// <summary>Adds an entry; false where the key is there already.</summary>
    public bool TryAdd(string key, LdValue value) => _entries.TryAdd(key, value);

    /// <summary>Whether there is an entry of that key.</summary>
    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    /// <summary>The value of a key where it is a string, else null.</summary>
    public string? String(string key) => (this[key] as LdString)?.Value;

    /// <summary>Removes an entry.</summary>
    public bool Remove(string key) => _entries.Remove(key);

    /// <summary>A copy whose values are shared.</summary>
    public LdMap ShallowCopy()
    {
        var copy = new LdMap { Offset = Offset };
        foreach ((string key, LdValue value) in _entries) copy._entries.Add(key, value);
        return copy;
    }

    /// <summary>The array under a key, made where there is none; a value that is no array becomes its only item.</summary>
    public LdArray ArrayOf(string key)
    {
        if (this[key] is LdArray array) return array;
        array = this[key] is { } single ? new LdArray(single) : new LdArray();
        _entries[key] = array;
        return array;
    }

    /// <summary>The map under a key, made where there is none.</summary>
    public LdMap MapOf(string key)
    {
        if (this[key] is LdMap map) return map;
        map = new LdMap();
        _entries[key] = map;
        return map;
    }

    /// <summary>
    /// Add value (JSON-LD 1.1 API §9.1): appends to what is there, making an array where <paramref name="asArray"/> asks or several
    /// values are there.
    /// </summary>
    public void AddValue(string key, LdValue value, bool asArray)
    {
        if (asArray) ArrayOf(key);
        if (value is LdArray array)
        {
            foreach (LdValue item in array) AddValue(key, item, asArray);
        }
        else if (this[key] is { } present)
        {
            if (present is not LdArray) ArrayOf(key);
            ((LdArray)this[key]!).Add(value);
        }
        else
        {
            _entries[key] = value;
        }
    }

    /// <inheritdoc/>
    public override bool DeepEquals(LdValue? other)
    {
        if (other is not LdMap map || map.Count != Count) return false;
        foreach ((string key, LdValue value) in _entries)
        {
            if (!value.DeepEquals(map[key])) return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, LdValue>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
