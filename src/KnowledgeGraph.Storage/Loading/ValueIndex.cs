namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// The values of one place of the quads in the whole load, such as the predicates, numbered in their order. Immutable and thread-safe.
/// </summary>
internal sealed class ValueIndex
{
    // Sorted: there may be as many graphs as quads.
    private readonly uint[] _values;

    /// <param name="lists">The numbers of the values, in any order, some perhaps several times.</param>
    /// <param name="table">Their ids.</param>
    public ValueIndex(IReadOnlyCollection<uint[]> lists, ValueTable table)
    {
        uint[] all = new uint[lists.Sum(list => list.Length)];
        int count = 0;
        foreach (uint[] list in lists)
        {
            list.CopyTo(all, count);
            count += list.Length;
        }
        Array.Sort(all);
        count = 0;
        foreach (uint value in all)
        {
            if (count == 0 || value != all[count - 1]) all[count++] = value;
        }
        _values = all[..count];
        Ids = Array.ConvertAll(_values, table.IdOf);
    }

    /// <summary>The ids, ascending.</summary>
    public ulong[] Ids { get; }

    /// <summary>The numbers of values.</summary>
    public uint[] NumbersOf(ReadOnlySpan<uint> values)
    {
        uint[] numbers = new uint[values.Length];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = (uint)Array.BinarySearch(_values, values[i]);
        return numbers;
    }
}
