using System.Numerics;

namespace KnowledgeGraph.Query.Planning;

/// <summary>
/// What is left of a group when every element is taken away that hangs on the others at one place (the reduction of Graham, Yu and
/// Özsoyoğlu): the elements that form cycles, for which joins two by two may make more rows than any of them has.
/// </summary>
internal static class CyclicCore
{
    /// <summary>The elements in cycles, as bits; 0 where there is no cycle.</summary>
    /// <param name="elements">The variables of each element, as bits.</param>
    /// <param name="members">The elements looked at, as bits.</param>
    public static ulong Find(ReadOnlySpan<ulong> elements, ulong members)
    {
        Span<ulong> variables = stackalloc ulong[elements.Length];
        elements.CopyTo(variables);
        for (bool isChanged = true; isChanged;)
        {
            isChanged = false;
            ulong once = 0, again = 0;
            for (ulong rest = members; rest != 0; rest &= rest - 1)
            {
                ulong each = variables[BitOperations.TrailingZeroCount(rest)];
                again |= once & each;
                once |= each;
            }
            for (ulong rest = members; rest != 0; rest &= rest - 1)
            {
                int e = BitOperations.TrailingZeroCount(rest);
                variables[e] &= again;
                if (!IsInAnother(variables, members, e)) continue;
                members &= ~(1UL << e);
                isChanged = true;
            }
        }
        return members;
    }

    private static bool IsInAnother(ReadOnlySpan<ulong> variables, ulong members, int element)
    {
        if (variables[element] == 0) return true;
        for (ulong rest = members & ~(1UL << element); rest != 0; rest &= rest - 1)
        {
            if ((variables[element] & ~variables[BitOperations.TrailingZeroCount(rest)]) == 0) return true;
        }
        return false;
    }
}
