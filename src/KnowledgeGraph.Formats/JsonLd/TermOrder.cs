using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>A fixed order of terms: IRIs, blank nodes, then literals by language, lexical form and datatype.</summary>
internal sealed class TermOrder : IComparer<Term>
{
    /// <summary>The comparer; it has no state.</summary>
    public static readonly TermOrder Instance = new();

    /// <inheritdoc/>
    public int Compare(Term? x, Term? y)
    {
        CodePointComparer text = CodePointComparer.Instance;
        switch (x, y)
        {
            case (Iri a, Iri b):
                return text.Compare(a.Value, b.Value);
            case (BlankNode a, BlankNode b):
                return text.Compare(a.Label, b.Label);
            case (Literal a, Literal b):
                int order = text.Compare(a.Language, b.Language);
                if (order == 0) order = text.Compare(a.LexicalForm, b.LexicalForm);
                return order != 0 ? order : text.Compare(a.Datatype.Value, b.Datatype.Value);
            default:
                return Rank(x) - Rank(y);
        }
    }

    private static int Rank(Term? term) => term switch
    {
        null => 0,
        Iri => 1,
        BlankNode => 2,
        _ => 3,
    };
}
