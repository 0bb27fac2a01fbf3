namespace KnowledgeGraph.Shacl.Constraints;

/// <summary>How the shapes of a list are joined.</summary>
internal enum LogicalOperator
{
    /// <summary>All of them.</summary>
    And,

    /// <summary>One or more.</summary>
    Or,

    /// <summary>Exactly one.</summary>
    Xone,
}
