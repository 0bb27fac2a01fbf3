using CsCheck;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats.Tests;

/// <summary>Datasets with everything that is awkward to write.</summary>
internal static class RandomDatasets
{
    private static readonly Gen<string> Text = Gen.OneOf<string>(
        Gen.OneOf(
            "", "a", "\"", "\"\"\"", "\\", "\\n", "ends\\", "line\nbreak", "cr\rlf\r\n", "\n\"", "\"\n", "a\"\"\"b\n",
            "\t\b\f\0\u0001\u001F\u007F",
            "é€😀", "\uFEFFbom", "\uD83D\uDE00\uD83D\uDE00", "{}<>", "true", "1.", ".5", "1e", "\u0085\u2028"),
        Gen.Char.Where(c => !char.IsSurrogate(c)).Array[0, 12].Select(chars => new string(chars)));

    private static readonly Gen<Iri> AnyIri = Gen.OneOf<string>(
        Gen.OneOf(
            "http://ex/a", "http://ex/a.", "http://ex/.a", "http://ex/a.b", "http://ex/-", "http://ex/", "http://ex/1a", "http://ex/a%20b",
            "http://ex/a%", "http://ex/a%4", "http://ex/a:b", "http://ex/a/b", "http://ex/é", "http://ex/😀", "http://ex/·", "http://ex/a·",
            "http://ex/a?b=(c)#d", "http://ex/a,b;c", "http://ex/../x", "http://ex/ns#x", "http://ex/ns#", "http://ex/nsx", "urn:x", "x:",
            "http://ex/a~b!$&'()*+,;=@", "http://ex/\uFFFE", RdfVocabulary.Type.Value, RdfVocabulary.Nil.Value),
        Gen.Char['\u00A0', '\u3000'].Array[0, 4].Select(chars => "http://ex/" + new string(chars))).Select(iri => new Iri(iri));

    private static readonly Gen<Term> Node =
        Gen.OneOf("a", "b", "c", "d", "e", "g1", "gg1", "_x", "1", "a.b", "é").Select(label => (Term)new BlankNode(label));

    private static readonly Gen<Term> AnyLiteral = Gen.OneOf<Term>(
        Text.Select(text => (Term)new Literal(text)),
        Gen.Select(Text, Gen.OneOf("fr", "en-GB", "EN", "x-1-a"), (text, tag) => (Term)new Literal(text, tag)),
        Gen.Select(Text, Gen.OneOf("ar", "he-IL"), Gen.OneOf("ltr", "rtl"), (text, tag, direction) => (Term)new Literal(text, tag, direction)),
        Gen.Select(Text, AnyIri, (text, type) => (Term)new Literal(text, type)),
        Gen.Select(
            Gen.OneOf("true", "false", "1", "0", "01", "-1", "+1", "1.0", ".5", "1.", "-.5", "1e0", "1E+5", "1.e3",
                ".e1", "1e", "", " 1", "NaN", "INF", "١"),
            Gen.OneOf(XsdVocabulary.Boolean, XsdVocabulary.Integer, XsdVocabulary.Decimal, XsdVocabulary.Double, XsdVocabulary.Float),
            (text, type) => (Term)new Literal(text, type)));

    private static readonly Gen<Term> Resource = Gen.Frequency<Term>((1, AnyIri.Select(iri => (Term)iri)), (1, Node));

    private static readonly Gen<Quad> AnyQuad = Gen.Select(
        Resource,
        Gen.Frequency<Iri>((2, AnyIri), (1, Gen.OneOf(RdfVocabulary.First, RdfVocabulary.Rest, RdfVocabulary.Type))),
        Gen.Frequency<Term>((2, Resource), (2, AnyLiteral)),
        Gen.Frequency<Term?>((2, Gen.Const((Term?)null)), (1, AnyIri.Select(iri => (Term?)iri)), (1, Node.Select(node => (Term?)node))),
        (s, p, o, g) => new Quad(s, p, o, g));

    /// <summary>Quads that may share terms, with lists, cycles and blank node graphs among them.</summary>
    public static readonly Gen<Quad[]> Quads = AnyQuad.Array[0, 12];

    private static readonly Gen<Term> InnerTriple = Gen.Select(Resource, AnyIri, Gen.Frequency<Term>((1, Resource), (1, AnyLiteral))).Select(
        (subject, predicate, @object) => (Term)new TripleTerm(subject, predicate, @object));

    private static readonly Gen<Term> AnyTriple = Gen.Select(Resource, AnyIri, Gen.Frequency<Term>((1, Resource), (1, AnyLiteral), (2, InnerTriple))).Select(
        (subject, predicate, @object) => (Term)new TripleTerm(subject, predicate, @object));

    /// <summary>Quads, some of them with a triple term as object.</summary>
    public static readonly Gen<Quad[]> QuadsWithTripleTerms = Gen.Frequency<Quad>(
        (2, AnyQuad), (1, Gen.Select(AnyQuad, AnyTriple, (quad, triple) => quad with { Object = triple }))).Array[0, 10];

    /// <summary>Triples, some of them with a triple term as object.</summary>
    public static readonly Gen<Quad[]> TriplesWithTripleTerms =
        QuadsWithTripleTerms.Select(quads => quads.Select(quad => quad with { Graph = null }).ToArray());

    /// <summary>Triples only.</summary>
    public static readonly Gen<Quad[]> Triples = Quads.Select(quads => quads.Select(quad => quad with { Graph = null }).ToArray());
}
