namespace KnowledgeGraph.Cli;

/// <summary>The command was used wrongly in a way that its grammar alone can't tell.</summary>
public sealed class UsageException(string message) : Exception(message);
