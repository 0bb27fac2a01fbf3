namespace KnowledgeGraph.Query.Planning;

/// <summary>The ways to compute a join of elements.</summary>
internal enum JoinPlanKind
{
    /// <summary>A triple pattern, read in some order.</summary>
    Scan,

    /// <summary>A repeated path, walked from a constant or from every node.</summary>
    Path,

    /// <summary>The triple terms of the snapshot, taken apart.</summary>
    TripleTerms,

    /// <summary>An element that is planned already.</summary>
    Subplan,

    /// <summary>A merge join by the sort variable.</summary>
    Merge,

    /// <summary>A hash join; the right side is the table.</summary>
    Hash,

    /// <summary>A join of several patterns at once, variable by variable.</summary>
    Leapfrog,

    /// <summary>A look-up of a pattern or of a triple term, or a walk of a path, for each left row.</summary>
    Lookup,

    /// <summary>An element that is planned again for the keys of the left rows, some at a time.</summary>
    Restricted,
}
