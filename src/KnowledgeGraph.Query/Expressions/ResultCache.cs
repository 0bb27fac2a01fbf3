using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>
/// Remembers the result of a function of one or two ids. A key has one place, where the latest stays; the table grows while keys drive
/// one another out, up to a bound.
/// </summary>
internal sealed class ResultCache
{
    private const int InitialBits = 8;
    private const int MaxBits = 17;

    private Line[] _lines = new Line[1 << InitialBits];
    private int _bits = InitialBits;
    private int _collisions;

    /// <summary>The place of a key: its result where <paramref name="isKnown"/>, else the caller fills it in before the next call.</summary>
    public ref ValueId Find(ValueId first, ValueId second, out bool isKnown)
    {
        ref Line line = ref _lines[Index(first, second)];
        isKnown = line.First == first && line.Second == second;
        if (isKnown) return ref line.Result;
        if (!line.First.IsNone && ++_collisions > _lines.Length / 2 && _bits < MaxBits)
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

    private void Grow()
    {
        Line[] old = _lines;
        _bits += 2;
        if (_bits > MaxBits) _bits = MaxBits;
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
        public ValueId Result;
    }
}
