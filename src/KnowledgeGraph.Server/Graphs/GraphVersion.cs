namespace KnowledgeGraph.Server.Graphs;

/// <summary>Tells the states of the graph in service apart, for what is made from one and kept.</summary>
/// <param name="Number">Counts the changes.</param>
/// <param name="ChangedAt">When the last one was.</param>
public sealed record GraphVersion(long Number, DateTimeOffset ChangedAt);
