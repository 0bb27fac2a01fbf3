using CsCheck;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Updates;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>Random update requests over the terms of <see cref="RandomQueries"/>; SILENT, so that none fails.</summary>
internal static class RandomUpdates
{
    private const string Base = "http://example.org/";

    private static readonly Gen<Iri> Graph = Gen.Int[0, 3].Select(i => new Iri($"{Base}g{i}"));
    private static readonly Gen<Iri?> GraphOrDefault = Gen.Frequency((1, Gen.Const((Iri?)null)), (2, Graph.Select(each => (Iri?)each)));
    private static readonly Gen<PatternTerm> Variable = Gen.Int[0, 3].Select(i => (PatternTerm)new Variable("abcd"[i].ToString()));
    private static readonly Gen<PatternTerm> Node = Gen.Int[0, 4].Select(i => (PatternTerm)new Constant(new Iri($"{Base}n{i}")));
    private static readonly Gen<PatternTerm> Predicate = Gen.Int[0, 3].Select(i => (PatternTerm)new Constant(new Iri($"{Base}p{i}")));
    private static readonly Gen<PatternTerm> BlankNode = Gen.Int[0, 1].Select(i => (PatternTerm)new Variable($".t_{i}"));

    private static readonly Gen<UpdateOperation> Operation = Gen.Frequency(
        (3, RandomTerms.Data.Select(quads => (UpdateOperation)new InsertData([.. quads.Where(quad => quad.Graph is not Rdf.BlankNode).Take(6)]))),
        (2, RandomTerms.Data.Select(quads => (UpdateOperation)new DeleteData(
            [.. quads.Where(quad => quad.Subject is Iri && !HasBlankNode(quad.Object) && quad.Graph is not Rdf.BlankNode)]))),
        (8, Gen.Select(Template(allowsBlankNodes: false), Template(true), GraphOrDefault, Using(), RandomQueries.Pattern(1))
            .Select((delete, insert, with, @using, pattern) => (UpdateOperation)new Modify(delete, insert, with, @using, pattern))),
        (1, Gen.Select(Gen.Enum<GraphTargetKind>(), Graph).Select((kind, graph) =>
            (UpdateOperation)new ClearGraphs(new GraphTarget(kind, kind == GraphTargetKind.Graph ? graph : null), true))),
        (2, Gen.Select(Gen.Int[0, 2], GraphOrDefault, GraphOrDefault).Select((kind, from, to) => (UpdateOperation)(kind switch
        {
            0 => new AddGraph(from, to, true),
            1 => new CopyGraph(from, to, true),
            _ => new MoveGraph(from, to, true),
        }))));

    /// <summary>Some operations.</summary>
    public static readonly Gen<UpdateOperation[]> Operations = Operation.Array[1, 5];

    /// <summary>Quads of a template.</summary>
    public static Gen<QuadPattern[]> Template(bool allowsBlankNodes)
    {
        Gen<PatternTerm> place = allowsBlankNodes
            ? Gen.Frequency((4, Variable), (1, Node), (1, BlankNode))
            : Gen.Frequency((4, Variable), (1, Node));
        Gen<PatternTerm?> graph = Gen.Frequency(
            (3, Gen.Const((PatternTerm?)null)),
            (1, Graph.Select(each => (PatternTerm?)new Constant(each))),
            (1, Variable.Select(each => (PatternTerm?)each)));
        Gen<PatternTerm> @object = Gen.Frequency(
            (4, place), (1, Gen.Select(place, Predicate, place).Select(TripleTermPattern.Of)),
            (1, Gen.Select(place, Predicate, place).Select((s, p, o) => TripleTermPattern.Of(s, p, TripleTermPattern.Of(s, p, o)))));
        return Gen.Select(place, Gen.Frequency((1, Variable), (3, Predicate)), @object, graph)
            .Select((s, p, o, g) => new QuadPattern(g, new TriplePattern(s, p, o)))
            .Array[0, 3];
    }

    private static bool HasBlankNode(Term term) =>
        term is Rdf.BlankNode || (term is TripleTerm triple && (HasBlankNode(triple.Subject) || HasBlankNode(triple.Object)));

    /// <summary>No clause, or one that names graphs.</summary>
    public static Gen<DatasetClause> Using() => Gen.Frequency(
        (4, Gen.Const(DatasetClause.Empty)),
        (1, Gen.Select(Graph.Array[0, 2], Graph.Array[0, 2])
            .Select((defaults, named) => new DatasetClause([.. defaults.Distinct()], [.. named.Distinct()]))));
}
