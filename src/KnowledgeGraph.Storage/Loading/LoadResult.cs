namespace KnowledgeGraph.Storage.Loading;

/// <summary>What a load has done.</summary>
/// <param name="QuadsRead">The quads of the documents; one that comes twice counts twice.</param>
/// <param name="QuadsAdded">Those that the store did not have, each once.</param>
public readonly record struct LoadResult(long QuadsRead, long QuadsAdded);
