using CsCheck;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>The few terms and variables of the random queries, and random data of them: small enough for everything to meet everything.</summary>
internal static class RandomTerms
{
    public const string Base = "http://example.org/";

    public static readonly Iri[] Predicates = [.. Enumerable.Range(0, 3).Select(i => new Iri($"{Base}p{i}"))];
    public static readonly Iri[] Graphs = [.. Enumerable.Range(0, 3).Select(i => new Iri($"{Base}g{i}"))];
    public static readonly Variable[] Assigned = [.. "xyzw".Select(name => new Variable(name.ToString()))];

    public static readonly Iri[] Nodes = [.. Enumerable.Range(0, 4).Select(i => new Iri($"{Base}n{i}"))];
    private static readonly Term[] PlainLiterals =
    [
        .. Enumerable.Range(0, 4).Select(i => ReferenceExpressions.Integer(i)),
        new Literal("a"),
        new Literal("a string longer than an inline one"),
    ];

    // Other spellings of the same values, and literals that compare with few others or none.
    private static readonly Term[] OddLiterals =
    [
        new Literal("01", XsdVocabulary.Integer),
        new Literal("1.0", XsdVocabulary.Decimal),
        new Literal("1.5", XsdVocabulary.Decimal),
        new Literal("1.0E0", XsdVocabulary.Double),
        new Literal("2", XsdVocabulary.Double),
        new Literal("x", XsdVocabulary.Integer),
        new Literal("true", XsdVocabulary.Boolean),
        new Literal("1", XsdVocabulary.Boolean),
        new Literal("2020-01-01", XsdVocabulary.Date),
        new Literal("2021-01-01", XsdVocabulary.Date),
        new Literal("a", "en"),
        new Literal("a", "fr"),
        new Literal("a", new Iri($"{Base}datatype")),
    ];

    /// <summary>All literals.</summary>
    public static IReadOnlyList<Term> Literals { get; } = [.. PlainLiterals, .. OddLiterals];

    /// <summary>A predicate, most often the first.</summary>
    public static readonly Gen<Iri> AnyPredicate = Gen.Frequency((4, Gen.Const(Predicates[0])), (2, Gen.Const(Predicates[1])), (1, Gen.Const(Predicates[2])));

    /// <summary>An IRI that may be a subject.</summary>
    public static readonly Gen<Term> AnyNode = OneOf<Term>(Nodes);
    private static readonly Gen<Term> Literal = Gen.Frequency((3, OneOf(PlainLiterals)), (1, OneOf(OddLiterals)));
    private static readonly Gen<Term> BlankNode = Gen.Int[0, 2].Select(i => (Term)new BlankNode($"b{i}"));

    /// <summary>A term that a query may name.</summary>
    public static readonly Gen<Term> AnyTerm = Gen.Frequency((5, AnyNode), (3, Literal), (1, OneOf<Term>(Graphs)),
        (1, Gen.Const<Term>(new Iri(Base + "unknown"))), (1, TripleTermOf(AnyNode, depth: 1)));

    /// <summary>A variable of patterns; the first ones come more often, so that the parts of a query share some.</summary>
    public static readonly Gen<Variable> AnyVariable = OneOf([.. "aaaabbbbcccddde".Select(name => new Variable(name.ToString()))]);

    private static readonly Gen<Term> TripleTerm = TripleTermOf(Gen.Frequency((5, AnyNode), (1, BlankNode)), depth: 2);
    private static readonly Gen<Term?> Graph = Gen.Frequency((8, Null<Term?>()), (7, OneOf<Term?>(Graphs)), (1, BlankNode.Select(each => (Term?)each)));

    private static readonly Gen<Quad> Statement = Gen.Select(
        Gen.Frequency((8, AnyNode), (2, BlankNode), (1, OneOf<Term>(Graphs))),
        AnyPredicate,
        Gen.Frequency((8, AnyNode), (2, BlankNode), (3, Literal), (1, OneOf<Term>(Graphs)), (2, TripleTerm)),
        Graph)
        .Select((s, p, o, g) => new Quad(s, p, o, g));

    private static readonly Gen<Quad> Reification = Gen.Select(Gen.Frequency((2, AnyNode), (1, BlankNode)), TripleTerm, Graph)
        .Select((reifier, triple, g) => new Quad(reifier, RdfVocabulary.Reifies, triple, g));

    private static readonly Gen<Quad> Quad = Gen.Frequency((16, Statement), (1, Reification));

    /// <summary>Quads, half of them in the default graph, few in a graph that has no name.</summary>
    public static readonly Gen<Quad[]> Data = Gen.Frequency((1, Quad.Array[0, 12]), (3, Quad.Array[12, 40]), (1, Quad.Array[40, 80]));

    /// <summary>More cases than the suite's share: KG_CASES multiplies them.</summary>
    public static long Scale(int cases) =>
        cases * (int.TryParse(Environment.GetEnvironmentVariable("KG_CASES"), out int factor) ? factor : 1L);

    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static Gen<T> Null<T>() => Gen.Int[0, 0].Select(_ => default(T)!);

    private static Gen<Term> TripleTermOf(Gen<Term> subject, int depth) => Gen
        .Select(subject, AnyPredicate, Gen.Frequency(
            (4, subject), (2, Literal), (depth > 1 ? 1 : 0, depth > 1 ? TripleTermOf(subject, depth - 1) : subject)))
        .Select((s, p, o) => (Term)new TripleTerm(s, p, o));
}
