using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>A JSON object: entries in the order in which they were set.</summary>
internal sealed class LdMap : LdValue, IEnumerable<KeyValuePair<string, LdValue>>
{
    /// <summary>Up to this many entries are searched one by one, which is faster than hashing and takes no memory.</summary>
    private const int MaxUnindexed = 12;

    private readonly List<KeyValuePair<string, LdValue>> _entries = [];
    private Dictionary<string, int>? _index;

    /// <summary>The number of entries.</summary>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public override bool IsScalar => false;

    /// <summary>The keys, in order.</summary>
    public IEnumerable<string> Keys => _entries.Select(entry => entry.Key);

    /// <summary>The keys in code point order, as many algorithms ask.</summary>
    public IEnumerable<string> SortedKeys => Keys.Order(CodePointComparer.Instance);

    /// <summary>The value of a key; null where there is no such entry.</summary>
    [DisallowNull]
    public LdValue? this[string key]
    {
        get => Find(key) is >= 0 and var at ? _entries[at].Value : null;
        set
        {
            int at = Find(key);
            if (at >= 0) _entries[at] = KeyValuePair.Create(key, value);
            else Append(key, value);
        }
    }

    /// <summary>Adds an entry, whose key must not be there yet (for collection initialisers).</summary>
    public void Add(string key, LdValue value)
    {
        if (!TryAdd(key, value)) throw new ArgumentException($"the key “{key}” is there already", nameof(key));
    }

    /// <summary>Adds an entry; false where the key is there already.</summary>
    public bool TryAdd(string key, LdValue value)
    {
        if (Find(key) >= 0) return false;
        Append(key, value);
        return true;
    }

    /// <summary>Whether there is an entry of that key.</summary>
    public bool ContainsKey(string key) => Find(key) >= 0;

    /// <summary>The value of a key where it is a string, else null.</summary>
    public string? String(string key) => (this[key] as LdString)?.Value;

    /// <summary>Removes an entry.</summary>
    public bool Remove(string key)
    {
        int at = Find(key);
        if (at < 0) return false;
        _entries.RemoveAt(at);
        _index = null;
        return true;
    }

    /// <summary>A copy whose values are shared.</summary>
    public LdMap ShallowCopy()
    {
        var copy = new LdMap { Offset = Offset };
        copy._entries.AddRange(_entries);
        return copy;
    }

    /// <summary>The array under a key, made where there is none; a value that is no array becomes its only item.</summary>
    public LdArray ArrayOf(string key)
    {
        if (this[key] is LdArray array) return array;
        array = this[key] is { } single ? new LdArray(single) : new LdArray();
        this[key] = array;
        return array;
    }

    /// <summary>The map under a key, made where there is none.</summary>
    public LdMap MapOf(string key)
    {
        if (this[key] is LdMap map) return map;
        map = new LdMap();
        this[key] = map;
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
            this[key] = value;
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

    private int Find(string key)
    {
        if (_entries.Count > MaxUnindexed) return Index().TryGetValue(key, out int found) ? found : -1;
        for (int at = 0; at < _entries.Count; at++)
        {
            if (_entries[at].Key == key) return at;
        }
        return -1;
    }

    private void Append(string key, LdValue value)
    {
        _entries.Add(KeyValuePair.Create(key, value));
        _index?.Add(key, _entries.Count - 1);
    }

    private Dictionary<string, int> Index()
    {
        if (_index is not null) return _index;
        _index = new Dictionary<string, int>(_entries.Count * 2, StringComparer.Ordinal);
        for (int at = 0; at < _entries.Count; at++) _index.Add(_entries[at].Key, at);
        return _index;
    }
}
