namespace KnowledgeGraph.Storage;

/// <summary>The sort orders in which quads are kept. The graph is the last column of the first six.</summary>
public enum QuadOrder
{
    /// <summary>Subject, predicate, object, graph.</summary>
    Spo,

    /// <summary>Predicate, object, subject, graph.</summary>
    Pos,

    /// <summary>Object, subject, predicate, graph.</summary>
    Osp,

    /// <summary>Predicate, subject, object, graph.</summary>
    Pso,

    /// <summary>Object, predicate, subject, graph.</summary>
    Ops,

    /// <summary>Subject, object, predicate, graph.</summary>
    Sop,

    /// <summary>Graph, subject, predicate, object.</summary>
    Gspo,
}
