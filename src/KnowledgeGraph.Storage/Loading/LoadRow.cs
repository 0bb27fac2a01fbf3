using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// A quad while it is loaded: four dense numbers, by role (subject, predicate, object, graph). Subjects and objects are numbers of
/// values, predicates and graphs numbers in lists of their own; of a batch first, of the whole load in the end, when all compare as the
/// terms do.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct LoadRow(uint Subject, uint Predicate, uint Object, uint Graph)
{
    /// <summary>A number by its role, 0 to 3.</summary>
    public uint this[int role]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.Add(ref Unsafe.As<LoadRow, uint>(ref Unsafe.AsRef(in this)), role);
    }

    /// <summary>Compares by the roles of an order (<see cref="Segments.OrderLayout.RolesOf"/>).</summary>
    public int CompareTo(in LoadRow other, ReadOnlySpan<byte> roles)
    {
        foreach (byte role in roles)
        {
            int comparison = this[role].CompareTo(other[role]);
            if (comparison != 0) return comparison;
        }
        return 0;
    }
}
