namespace KnowledgeGraph.Storage.Segments;

/// <summary>Rows of one permutation that a look-up finds, to be added (+1) or taken away (−1).</summary>
internal readonly record struct RunRange(Permutation Permutation, long Start, long End, int Sign)
{
    public long RowCount => End - Start;

    /// <summary>The distinct triples of a range that holds all graphs of each.</summary>
    public long TripleCount => DistinctCount(3);

    /// <summary>The distinct values of the first columns, of a range that begins with one.</summary>
    public long DistinctCount(int length) => Permutation.DistinctBefore(End, length) - Permutation.DistinctBefore(Start, length);

    /// <summary>The rows in the default graph.</summary>
    public long DefaultGraphCount => Permutation.DefaultGraphBefore(End) - Permutation.DefaultGraphBefore(Start);
}
