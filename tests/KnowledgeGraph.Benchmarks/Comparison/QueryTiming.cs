namespace KnowledgeGraph.Benchmarks.Comparison;

/// <summary>What an engine needed for a query, in milliseconds over HTTP to the last byte.</summary>
/// <param name="Category">The query's category.</param>
/// <param name="Name">The query's name.</param>
/// <param name="Median">Median of the warm runs; null where it failed.</param>
/// <param name="Minimum">The fastest warm run.</param>
/// <param name="First">The first run.</param>
/// <param name="Bytes">Size of the answer.</param>
/// <param name="Count">Rows or triples.</param>
/// <param name="Hash">Digest of the answer, see <see cref="AnswerDigest"/>.</param>
/// <param name="Failure">Why there is no time.</param>
internal sealed record QueryTiming(
    string Category, string Name, double? Median, double Minimum, double First, long Bytes, long Count, string Hash, string? Failure);
