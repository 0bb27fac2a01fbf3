namespace KnowledgeGraph.Storage;

/// <summary>What a join of patterns that share their subject is expected to give, all objects being free.</summary>
/// <param name="Subjects">The subjects that have all the predicates.</param>
/// <param name="Rows">The rows of the join.</param>
public readonly record struct StarEstimate(double Subjects, double Rows);
