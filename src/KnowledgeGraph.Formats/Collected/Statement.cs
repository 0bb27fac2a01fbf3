namespace KnowledgeGraph.Formats.Collected;

/// <summary>A statement by the numbers of its terms; the graph is 0 in the default graph.</summary>
internal readonly record struct Statement(int Graph, int Subject, int Predicate, int Object);
