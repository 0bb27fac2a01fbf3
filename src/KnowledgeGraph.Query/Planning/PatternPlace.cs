using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <summary>The values that a place of the matches of a pattern takes.</summary>
/// <param name="Prefix">The constants of the pattern.</param>
/// <param name="Graphs">The graphs in which it is matched.</param>
/// <param name="Place">The place: 0 subject, 1 predicate, 2 object.</param>
/// <param name="Magnitude">That of the matches: what is known of fewer tells nothing of more.</param>
internal readonly record struct PatternPlace(TriplePrefix Prefix, GraphSelector Graphs, int Place, int Magnitude)
{
    /// <summary>The constants, and a value at the place.</summary>
    public TriplePrefix With(ValueId value) => new(
        Place == 0 ? value : Prefix.Subject, Place == 1 ? value : Prefix.Predicate, Place == 2 ? value : Prefix.Object);
}
