namespace KnowledgeGraph.Query.Operators;

/// <summary>The ids that one place of a triple pattern may have.</summary>
/// <param name="Place">The place: 0 subject, 1 predicate, 2 object.</param>
/// <param name="Ids">The ids.</param>
internal sealed record ScanRange(int Place, IdRanges Ids);
