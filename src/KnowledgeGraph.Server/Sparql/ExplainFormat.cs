namespace KnowledgeGraph.Server.Sparql;

/// <summary>How the plan of a query is shown, by the parameter <c>explain</c>.</summary>
internal enum ExplainFormat
{
    /// <summary>Not: the query is answered.</summary>
    None,

    /// <summary>As a tree for people.</summary>
    Text,

    /// <summary>As JSON.</summary>
    Json,
}
