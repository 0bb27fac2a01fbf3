namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>
/// A variable. Blank nodes of the query and helper variables of the translation are variables too, named with a leading dot.
/// </summary>
/// <param name="Name">The name without <c>?</c> or <c>$</c>.</param>
public sealed record Variable(string Name) : PatternTerm
{
    /// <summary>Whether the query's author can see it: not a blank node, nor made by the translation.</summary>
    public bool IsVisible => Name[0] != '.';
}
