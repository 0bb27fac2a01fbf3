using System.Runtime.CompilerServices;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>
/// Remembers of typed literals of the store whether a condition is true of them, 8 bytes each. Those of a datatype are neighbours in the
/// dictionary, so that they have places of their own; where places are too few, the latest stays. One thread at a time.
/// </summary>
/// <param name="tryTake">Takes so many bytes of the query's budget; false where it has none left: then less is remembered.</param>
internal sealed class TruthMemo(Func<long, bool> tryTake)
{
    private const int MinimumLength = 1 << 10;
    private const int MaximumLength = 1 << 16;
    private const int TruthBits = 2;

    private ulong[] _lines = [];
    private int _replaced;

    /// <summary>Whether an id can be remembered: those that hold their values themselves are computed as quickly.</summary>
    public static bool Takes(ValueId id) => id.Bits >> 56 == (ulong)ValueTag.TypedLiteral;

    /// <summary>What is remembered of an id.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(ValueId id, out Ternary truth)
    {
        ulong[] lines = _lines;
        ulong line = lines.Length == 0 ? 0 : lines[(int)id.Payload & (lines.Length - 1)];
        truth = (Ternary)(line & ((1 << TruthBits) - 1));
        return line >> TruthBits == Key(id);
    }

    /// <summary>Remembers what was found of an id.</summary>
    public void Set(ValueId id, Ternary truth)
    {
        if (_lines.Length == 0)
        {
            if (!tryTake(MinimumLength * sizeof(ulong))) return;
            _lines = new ulong[MinimumLength];
        }
        if (_lines[Index(id.Payload)] != 0 && ++_replaced > _lines.Length / 2 && _lines.Length < MaximumLength) Grow();
        _lines[Index(id.Payload)] = Key(id) << TruthBits | (ulong)truth;
    }

    private int Index(ulong payload) => (int)payload & (_lines.Length - 1);

    private void Grow()
    {
        _replaced = 0;
        ulong[] old = _lines;
        if (!tryTake(3L * old.Length * sizeof(ulong))) return;
        _lines = new ulong[old.Length * 4];
        foreach (ulong line in old)
        {
            if (line != 0) _lines[Index(line >> TruthBits)] = line;
        }
    }

    // Never 0.
    private static ulong Key(ValueId id) => id.Bits & (ulong.MaxValue >> TruthBits);
}
