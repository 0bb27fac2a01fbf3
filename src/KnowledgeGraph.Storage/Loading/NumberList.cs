using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>Numbers given to the values that stand in one place of the quads, such as the predicates, from 0. One thread at a time.</summary>
internal sealed class NumberList
{
    // Of a place in the dictionary and in the list, while those grow.
    private const int BytesPerValue = 64;

    private readonly Dictionary<uint, uint> _numbers = [];
    private readonly List<uint> _values = [];
    private uint _lastValue = uint.MaxValue;
    private uint _lastNumber;

    /// <summary>The values by their numbers.</summary>
    public ReadOnlySpan<uint> Values => CollectionsMarshal.AsSpan(_values);

    /// <summary>About the bytes that it takes.</summary>
    public long UsedBytes => (long)_values.Count * BytesPerValue;

    /// <summary>The number of a value.</summary>
    public uint NumberOf(uint value)
    {
        if (value == _lastValue) return _lastNumber;
        ref uint number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, value, out bool exists);
        if (!exists)
        {
            number = (uint)_values.Count;
            _values.Add(value);
        }
        _lastValue = value;
        return _lastNumber = number;
    }
}
