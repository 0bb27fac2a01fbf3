namespace KnowledgeGraph.Sparql.Updates;

/// <summary>The ways to name the graphs of CLEAR and DROP.</summary>
public enum GraphTargetKind
{
    /// <summary>One named graph.</summary>
    Graph,

    /// <summary>The default graph.</summary>
    Default,

    /// <summary>All named graphs.</summary>
    Named,

    /// <summary>All graphs.</summary>
    All,
}
