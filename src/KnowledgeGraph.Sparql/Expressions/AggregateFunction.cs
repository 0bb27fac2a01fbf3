namespace KnowledgeGraph.Sparql.Expressions;

/// <summary>The set functions (SPARQL 1.1 §18.5.1).</summary>
public enum AggregateFunction
{
    /// <summary><c>Count</c></summary>
    Count,

    /// <summary><c>Sum</c></summary>
    Sum,

    /// <summary><c>Min</c></summary>
    Min,

    /// <summary><c>Max</c></summary>
    Max,

    /// <summary><c>Avg</c></summary>
    Avg,

    /// <summary><c>Sample</c></summary>
    Sample,

    /// <summary><c>GroupConcat</c></summary>
    GroupConcat,
}
