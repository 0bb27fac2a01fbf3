namespace KnowledgeGraph.Storage.Segments;

/// <summary>Rows of one permutation that a look-up finds, to be added (+1) or taken away (−1).</summary>
internal readonly record struct RunRange(Permutation Permutation, long Start, long End, int Sign)
{
    public long RowCount => End - Start;

    /// <summary>The distinct triples of a range that holds all graphs of each.</summary>
    public long TripleCount => Permutation.DistinctTriples == Permutation.RowCount
        ? RowCount
        : Permutation.DistinctTriplesBefore(End) - Permutation.DistinctTriplesBefore(Start);
}
