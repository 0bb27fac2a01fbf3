using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// The ids of all values of a load, whose numbers are given in the order of the ids: of each tag a range of numbers, whose ids go up by
/// one or stand in a list. One writer; afterwards thread-safe.
/// </summary>
internal sealed unsafe class ValueTable : IDisposable
{
    private const int MaxRanges = 16;
    private readonly uint[] _starts = new uint[MaxRanges];

    // What to add to a number; of a list, the number to take away.
    private readonly ulong[] _bases = new ulong[MaxRanges];
    private readonly bool[] _isList = new bool[MaxRanges];
    private readonly NativeList<ulong> _ids = new();
    private int _ranges;
    private ValueTag _tag;
    private Vector512<uint> _startsVector;

    public ValueTable() => Array.Fill(_starts, uint.MaxValue);

    /// <summary>The number of values.</summary>
    public uint Count { get; private set; }

    /// <summary>Gives the next value a number, its id being in a list.</summary>
    public uint AddId(ValueTag tag, ulong id)
    {
        if (tag != _tag) Begin(tag, (ulong)Count - (uint)_ids.Count, true);
        _ids.Add(id);
        return Next();
    }

    /// <summary>Gives the next value a number, its id being that of its tag before it and one more; the first is given.</summary>
    public uint Add(ValueTag tag, ulong firstId)
    {
        if (tag != _tag) Begin(tag, firstId - Count, false);
        return Next();
    }

    /// <summary>The id of a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong IdOf(uint number)
    {
        int range = RangeOf(number);
        ulong offset = _bases[range];
        return _isList[range] ? _ids[(int)(number - offset)] : number + offset;
    }

    public void Dispose() => _ids.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RangeOf(uint number) => BitOperations.PopCount(
        Vector512.GreaterThanOrEqual(Vector512.Create(number), _startsVector).ExtractMostSignificantBits()) - 1;

    private void Begin(ValueTag tag, ulong offset, bool isList)
    {
        (_starts[_ranges], _bases[_ranges], _isList[_ranges]) = (Count, offset, isList);
        _ranges++;
        _tag = tag;
        _startsVector = Vector512.Create(_starts);
    }

    private uint Next()
    {
        // The number above all others marks ranges that are not there.
        if (Count == uint.MaxValue - 1) throw new StorageLimitException("a load cannot take more than 4 billion distinct terms");
        return Count++;
    }
}
