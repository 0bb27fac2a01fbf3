namespace KnowledgeGraph.Storage;

/// <summary>What a transaction has changed in all: a quad that was added and removed again, or the other way round, does not count.</summary>
/// <param name="Added">The quads that were not there before. After clearing every graph, all quads that are there now.</param>
/// <param name="Removed">The quads that are there no more. After clearing every graph, all quads that were there before.</param>
public readonly record struct QuadChanges(long Added, long Removed);
