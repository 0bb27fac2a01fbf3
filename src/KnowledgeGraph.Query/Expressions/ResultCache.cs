using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>
/// Remembers what was computed from one or two ids. A key has one place, where the latest stays; the table grows while keys drive one
/// another out, up to a bound, and gives up where hardly any key comes twice.
/// </summary>
internal sealed class ResultCache<T>(int maxBits = ResultCache<T>.DefaultMaxBits)
{
    private const int DefaultMaxBits = 16;
    private const int InitialBits = 7;

    // After so many look-ups, a table that answered less than one in eight is not worth its memory traffic.
    private const int TrialLookups = 1 << 14;
    private const int MinimumHitShare = 8;

    private Line[]? _lines;
    private Line _single;
    private int _bits = InitialBits;
    private int _collisions;
    private int _lookups;
    private int _hits;

    /// <summary>
    /// The place of a key: its result where <paramref name="isKnown"/>, else the caller fills it in before the next call.
    /// </summary>
    public ref T Find(ValueId first, ValueId second, out bool isKnown)
    {
        _lines ??= new Line[1 << InitialBits];
        ref Line line = ref _lines.Length == 0 ? ref _single : ref _lines[Index(first, second)];
        isKnown = line.First == first && line.Second == second;
        if (_lookups < TrialLookups) CountLookup(isKnown);
        if (isKnown) return ref line.Result;
        if (_lines.Length > 0 && !line.First.IsNone && ++_collisions > _lines.Length / 2 && _bits < maxBits)
        {
            Grow();
            line = ref _lines[Index(first, second)];
        }
        line.First = first;
        line.Second = second;
        return ref line.Result;
    }

    private int Index(ValueId first, ValueId second) =>
        (int)(((first.Bits ^ (second.Bits * 0xC2B2AE3D27D4EB4F)) * 0x9E3779B97F4A7C15) >> (64 - _bits));

    private void CountLookup(bool isKnown)
    {
        if (isKnown) _hits++;
        if (++_lookups == TrialLookups && _hits < TrialLookups / MinimumHitShare) _lines = [];
    }

    private void Grow()
    {
        Line[] old = _lines!;
        _bits = Math.Min(_bits + 2, maxBits);
        _lines = new Line[1 << _bits];
        _collisions = 0;
        foreach (Line line in old)
        {
            if (!line.First.IsNone) _lines[Index(line.First, line.Second)] = line;
        }
    }

    private struct Line
    {
        public ValueId First;
        public ValueId Second;
        public T Result;
    }
}
