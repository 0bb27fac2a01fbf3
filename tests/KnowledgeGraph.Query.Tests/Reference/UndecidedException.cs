namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>The specification leaves the answer open, as which of equal rows LIMIT keeps: such a case is passed over.</summary>
internal sealed class UndecidedException(string what) : Exception(what);
