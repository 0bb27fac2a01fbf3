using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators.Leapfrog;

/// <summary>A variable of a leapfrog join: finds the keys that some sorted lists have in common, ascending.</summary>
internal sealed unsafe class LeapfrogLevel
{
    // Of lists that differ more in length the longer one is searched, not read.
    private const int Imbalance = 16;

    private readonly LeapfrogPart[] _parts;
    private readonly TrieCursor[] _cursors;

    /// <param name="parts">The lists, at least one.</param>
    public LeapfrogLevel(LeapfrogPart[] parts)
    {
        _parts = parts;
        _cursors = Array.ConvertAll(parts, part => new TrieCursor(part.Trie, part.Level));
    }

    /// <summary>The key found last.</summary>
    public ulong Key => _cursors[0].Key;

    /// <summary>Begins with the lists below the keys that the levels above have found.</summary>
    public void Open(LeapfrogLevel[] levels)
    {
        for (int i = 0; i < _parts.Length; i++)
        {
            ref readonly LeapfrogPart part = ref _parts[i];
            if (part.Level == 0) _cursors[i].Open();
            else _cursors[i].Open(levels[part.ParentDepth]._cursors[part.ParentPart], part.Trie.Starts(part.Level - 1));
        }
    }

    /// <summary>Leaves the key found.</summary>
    public void Advance() => _cursors[0].Advance();

    /// <summary>Goes on to the next common key, from where the lists stand; false at the end.</summary>
    public bool Find()
    {
        Span<TrieCursor> cursors = _cursors;
        if (cursors[0].IsAtEnd) return false;
        ulong key = cursors[0].Key;
        for (int i = 1, agreed = 1; agreed < cursors.Length; i = i + 1 == cursors.Length ? 0 : i + 1)
        {
            if (cursors[i].IsAtEnd || !cursors[i].Seek(key)) return false;
            if (cursors[i].Key == key)
            {
                agreed++;
                continue;
            }
            (key, agreed) = (cursors[i].Key, 1);
        }
        return true;
    }

    /// <summary>Writes common keys, at most so many, and leaves them; returns how many.</summary>
    /// <param name="target">Where they go; empty for nowhere.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="isAtEnd">Whether there are no more.</param>
    public int ReadAll(Span<ValueId> target, int most, out bool isAtEnd)
    {
        Span<ulong> keys = MemoryMarshal.Cast<ValueId, ulong>(target);
        if (_cursors.Length == 1) return CopyRest(keys, most, out isAtEnd);
        if (_cursors.Length == 2)
        {
            ReadOnlySpan<ulong> left = _cursors[0].Rest, right = _cursors[1].Rest;
            if (Math.Max(left.Length, right.Length) <= Imbalance * (long)Math.Min(left.Length, right.Length)
                && Math.Min(left.Length, right.Length) <= most)
            {
                isAtEnd = true;
                return Intersect(left, right, keys);
            }
        }
        int count = 0;
        isAtEnd = false;
        while (count < most)
        {
            if (!Find())
            {
                isAtEnd = true;
                break;
            }
            if (!keys.IsEmpty) keys[count] = Key;
            count++;
            Advance();
        }
        return count;
    }

    private int CopyRest(Span<ulong> target, int most, out bool isAtEnd)
    {
        ReadOnlySpan<ulong> rest = _cursors[0].Rest;
        int count = Math.Min(most, rest.Length);
        if (!target.IsEmpty) rest[..count].CopyTo(target);
        isAtEnd = count == rest.Length;
        _cursors[0].Advance(count);
        return count;
    }

    private static int Intersect(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, Span<ulong> target)
    {
        int i = 0, j = 0, count = 0;
        // Which side goes on is as good as random: without branches there is nothing to predict.
        if (target.IsEmpty)
        {
            while (i < left.Length && j < right.Length)
            {
                ulong a = left[i], b = right[j];
                count += ToInt(a == b);
                i += ToInt(a <= b);
                j += ToInt(b <= a);
            }
            return count;
        }
        while (i < left.Length && j < right.Length)
        {
            ulong a = left[i], b = right[j];
            if (a == b) target[count++] = a;
            i += ToInt(a <= b);
            j += ToInt(b <= a);
        }
        return count;
    }

    private static int ToInt(bool value) => Unsafe.BitCast<bool, byte>(value);
}
