using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>The order of the statements of one subject: by predicate, then object.</summary>
internal sealed class StatementOrder : IComparer<(Iri Predicate, Term Object)>
{
    /// <summary>The comparer; it has no state.</summary>
    public static readonly StatementOrder Instance = new();

    /// <inheritdoc/>
    public int Compare((Iri Predicate, Term Object) x, (Iri Predicate, Term Object) y)
    {
        int order = TermOrder.Instance.Compare(x.Predicate, y.Predicate);
        return order != 0 ? order : TermOrder.Instance.Compare(x.Object, y.Object);
    }
}
