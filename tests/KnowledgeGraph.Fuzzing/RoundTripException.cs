namespace KnowledgeGraph.Fuzzing;

/// <summary>What was written is not what is read back. The first line of the message says in which way.</summary>
internal sealed class RoundTripException(string way, string details) : Exception($"{way}\n{details}");
