using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats;

/// <summary>The order in which terms are written for a reader: no term, IRIs, blank nodes, literals, each by their characters.</summary>
internal sealed class TermOrder : IComparer<Term?>
{
    public static readonly TermOrder Instance = new();

    public int Compare(Term? x, Term? y)
    {
        int byKind = Rank(x).CompareTo(Rank(y));
        if (byKind != 0) return byKind;
        return (x, y) switch
        {
            (Iri a, Iri b) => string.CompareOrdinal(a.Value, b.Value),
            (BlankNode a, BlankNode b) => string.CompareOrdinal(a.Label, b.Label),
            (Literal a, Literal b) => Compare(a, b),
            _ => 0,
        };
    }

    private static int Compare(Literal a, Literal b)
    {
        int byText = string.CompareOrdinal(a.LexicalForm, b.LexicalForm);
        if (byText != 0) return byText;
        int byDatatype = string.CompareOrdinal(a.Datatype.Value, b.Datatype.Value);
        return byDatatype != 0 ? byDatatype : string.CompareOrdinal(a.Language, b.Language);
    }

    private static int Rank(Term? term) => term switch
    {
        null => 0,
        Iri => 1,
        BlankNode => 2,
        _ => 3,
    };
}
