namespace KnowledgeGraph.Query;

/// <summary>The answer of an ASK query.</summary>
public abstract class AskResult : QueryResult
{
    /// <summary>Whether there is a solution. Evaluated at the first call.</summary>
    public abstract bool Value { get; }
}
