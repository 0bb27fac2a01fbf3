namespace KnowledgeGraph.Query.Expressions.Functions;

/// <summary>Arguments of which a function only reads the text: it neither compares nor remembers their ids.</summary>
internal enum TextArguments
{
    /// <summary>None of them.</summary>
    None,

    /// <summary>The first one.</summary>
    First,

    /// <summary>All.</summary>
    All,
}
