namespace KnowledgeGraph.Storage;

/// <summary>What a planner wants to know of a predicate, over all graphs merged.</summary>
/// <param name="Predicate">The predicate.</param>
/// <param name="TripleCount">Its triples; exact.</param>
/// <param name="DistinctSubjects">
/// Its subjects, each once; exact for data that was merged into the segment, an upper bound for what came since.
/// </param>
/// <param name="DistinctObjects">Its objects, likewise.</param>
public readonly record struct PredicateStatistics(ValueId Predicate, long TripleCount, long DistinctSubjects, long DistinctObjects);
