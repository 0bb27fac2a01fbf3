namespace KnowledgeGraph.Storage.Segments.Columns;

/// <summary>
/// The distinct values of a column, ascending, where they are few, and the number of its value for each row. One thread at a time.
/// </summary>
internal sealed class DistinctValues
{
    private const int MaxCount = DictionaryCodec.MaxValues;
    private const int SlotBits = 10;
    private readonly ulong[] _values = new ulong[MaxCount];
    private readonly ulong[] _codes = new ulong[PackedBlock.MaxRows];
    private readonly ushort[] _slots = new ushort[1 << SlotBits];
    private readonly ulong[] _firstSeen = new ulong[MaxCount];
    private int _count;
    private int _rows;

    /// <summary>The values, ascending.</summary>
    public ReadOnlySpan<ulong> Values => _values.AsSpan(0, _count);

    /// <summary>The number of each row's value.</summary>
    public ReadOnlySpan<ulong> Codes => _codes.AsSpan(0, _rows);

    /// <summary>Takes a column, which has rows; false, and nothing of use, where it has more distinct values than the limit.</summary>
    public bool TryCollect(ReadOnlySpan<ulong> column, int limit)
    {
        limit = Math.Min(limit, MaxCount);
        (_count, _rows) = (0, column.Length);
        Array.Clear(_slots);
        ulong last = ~column[0], lastCode = 0;
        for (int row = 0; row < column.Length; row++)
        {
            ulong value = column[row];
            if (value != last)
            {
                int code = CodeOf(value, limit);
                if (code < 0) return false;
                (last, lastCode) = (value, (ulong)code);
            }
            _codes[row] = lastCode;
        }
        Sort();
        return true;
    }

    private int CodeOf(ulong value, int limit)
    {
        int slot = (int)((value * 0x9E3779B97F4A7C15) >> (64 - SlotBits));
        while (_slots[slot] != 0)
        {
            int code = _slots[slot] - 1;
            if (_firstSeen[code] == value) return code;
            slot = (slot + 1) & ((1 << SlotBits) - 1);
        }
        if (_count == limit) return -1;
        _firstSeen[_count] = value;
        _slots[slot] = (ushort)++_count;
        return _count - 1;
    }

    // Numbers in the order of the values, so that numbers compare as values do.
    private void Sort()
    {
        Span<byte> seenAs = stackalloc byte[MaxCount];
        for (int i = 0; i < _count; i++) seenAs[i] = (byte)i;
        _firstSeen.AsSpan(0, _count).CopyTo(_values);
        _values.AsSpan(0, _count).Sort(seenAs[.._count]);
        Span<byte> codes = stackalloc byte[MaxCount];
        for (int i = 0; i < _count; i++) codes[seenAs[i]] = (byte)i;
        for (int row = 0; row < _rows; row++) _codes[row] = codes[(int)_codes[row]];
    }
}
