using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Collected;

/// <summary>The order in which terms are written for a reader: no term, IRIs, blank nodes, literals, each by their code points, triple terms.</summary>
internal sealed class TermOrder(TermTable terms) : IComparer<int>
{
    private static ReadOnlySpan<byte> XsdString => "http://www.w3.org/2001/XMLSchema#string"u8;

    private static ReadOnlySpan<byte> DirLangString => "http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString"u8;

    private static ReadOnlySpan<byte> LangString => "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"u8;

    /// <summary>Compares the terms of two numbers.</summary>
    public int Compare(int x, int y) => Compare(terms[x], terms[y]);

    /// <summary>Compares two terms.</summary>
    public static int Compare(in Utf8Term a, in Utf8Term b)
    {
        if (a.Kind != b.Kind) return Rank(a.Kind).CompareTo(Rank(b.Kind));
        int byValue = a.Value.SequenceCompareTo(b.Value);
        if (byValue != 0 || a.Kind != TermKind.Literal) return byValue;
        int byDatatype = Datatype(a).SequenceCompareTo(Datatype(b));
        return byDatatype != 0 ? byDatatype : a.Language.SequenceCompareTo(b.Language);
    }

    private static ReadOnlySpan<byte> Datatype(in Utf8Term literal) =>
        !literal.Direction.IsEmpty ? DirLangString : !literal.Language.IsEmpty ? LangString : literal.Datatype.IsEmpty ? XsdString : literal.Datatype;

    /// <summary>The place of a kind among the others.</summary>
    public static int Rank(TermKind kind) => kind switch
    {
        TermKind.None => 0,
        TermKind.Iri => 1,
        TermKind.BlankNode => 2,
        TermKind.Literal => 3,
        _ => 4,
    };
}
