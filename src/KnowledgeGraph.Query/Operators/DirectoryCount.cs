using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// A number that the index tells of the matches of a triple pattern: how many there are, or how many values a place takes.
/// </summary>
/// <param name="Variable">The variable that receives it.</param>
/// <param name="Place">
/// The place whose different values count (0 subject, 1 predicate, 2 object); <see cref="AllRows"/> for the matches.
/// </param>
internal sealed record DirectoryCount(Variable Variable, int Place)
{
    /// <summary>Stands for no place: the matches themselves count.</summary>
    public const int AllRows = -1;

    /// <summary>The number for some constants.</summary>
    public long Of(Snapshot snapshot, in TriplePrefix prefix, GraphSelector graphs)
    {
        if (Place == AllRows) return snapshot.Count(prefix, graphs);
        ValueId constant = Place switch { 0 => prefix.Subject, 1 => prefix.Predicate, _ => prefix.Object };
        if (constant.IsNone) return snapshot.CountDistinct(prefix, graphs, ScanOrder.For(prefix, Place));
        return snapshot.Count(prefix, graphs) > 0 ? 1 : 0;
    }
}
