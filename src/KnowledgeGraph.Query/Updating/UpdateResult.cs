namespace KnowledgeGraph.Query.Updating;

/// <summary>What an update changed in all: a quad that it added and removed again, or the other way round, does not count.</summary>
/// <param name="Inserted">The quads that were not there before; after CLEAR ALL or DROP ALL, all that are there now.</param>
/// <param name="Deleted">The quads that are there no more; after CLEAR ALL or DROP ALL, all that were there before.</param>
public sealed record UpdateResult(long Inserted, long Deleted);
