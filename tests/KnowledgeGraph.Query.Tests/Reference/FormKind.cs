namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>The forms of the random queries.</summary>
internal enum FormKind
{
    /// <summary>SELECT of all variables, with order, offset and limit.</summary>
    All,

    /// <summary>SELECT of some variables.</summary>
    Some,

    /// <summary>SELECT DISTINCT of some variables.</summary>
    Distinct,

    /// <summary>SELECT REDUCED of some variables.</summary>
    Reduced,

    /// <summary>ASK, with order, offset and limit.</summary>
    Ask,

    /// <summary>COUNT of the rows, with offset and limit.</summary>
    Count,

    /// <summary>CONSTRUCT.</summary>
    Construct,

    /// <summary>DESCRIBE of some variables, of all rows.</summary>
    Describe,
}
