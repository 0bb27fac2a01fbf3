using CsCheck;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>
/// Data of several batches, some nodes with most of the edges, and patterns whose parts hang together: too much for the reference, but
/// what one query answers tells what another must.
/// </summary>
internal static class RandomLargeQueries
{
    private const int NodeCount = 1500;

    private static readonly Iri[] Predicates = [.. Enumerable.Range(0, 5).Select(i => new Iri($"{RandomTerms.Base}p{i}"))];
    private static readonly Iri?[] Graphs = [null, .. Enumerable.Range(0, 3).Select(i => new Iri($"{RandomTerms.Base}g{i}"))];
    private static readonly Variable[] Variables = [.. "abcde".Select(name => new Variable(name.ToString()))];

    /// <summary>A pattern of one to four triples, of which each shares a variable with those before it.</summary>
    public static readonly Gen<BasicGraphPattern> Connected = Triples(1, 4);

    /// <summary>One or two triples about the first variable.</summary>
    public static readonly Gen<BasicGraphPattern> Few = Triples(1, 2);

    /// <summary>Three or four triples in a ring.</summary>
    public static readonly Gen<BasicGraphPattern> Ring = Gen.Select(Gen.Int[3, 4], Gen.Int[0, 4].Array[4], Gen.Bool.Array[4])
        .Select((length, predicates, inverse) => new BasicGraphPattern([.. Enumerable.Range(0, length).Select(i =>
        {
            Variable from = Variables[i], to = Variables[(i + 1) % length];
            return new TriplePattern(inverse[i] ? to : from, new Constant(Predicates[predicates[i]]), inverse[i] ? from : to);
        })]));

    /// <summary>A pattern with a repeated path from its first variable.</summary>
    public static readonly Gen<AlgebraNode> WithPath = Gen.Select(Few, Gen.Int[2, 4], Gen.Bool).Select((left, predicate, isPlus) =>
    {
        PropertyPath edge = new PredicatePath(Predicates[predicate]);
        var path = new PathPattern(Variables[0], isPlus ? new OneOrMorePath(edge) : new ZeroOrMorePath(edge), Variables[4]);
        return (AlgebraNode)new Join(left, path);
    });

    /// <summary>A condition on the first variables.</summary>
    public static readonly Gen<Expression> Condition = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 40], Gen.Int[0, 1], Gen.Int[1, 2])
        .Select((kind, number, first, second) =>
        {
            Expression a = new VariableExpression(Variables[first]), b = new VariableExpression(Variables[second]);
            Expression limit = new ConstantExpression(ReferenceExpressions.Integer(number));
            return (Expression)(kind switch
            {
                0 => new BinaryExpression(BinaryOperator.Less, b, limit),
                1 => new BinaryExpression(BinaryOperator.GreaterOrEqual, b, limit),
                2 => new BinaryExpression(BinaryOperator.NotEqual, a, b),
                3 => new BinaryExpression(BinaryOperator.Equal, a, b),
                4 => new BuiltInCall(BuiltInFunction.StrStarts,
                    [new BuiltInCall(BuiltInFunction.Str, [b]), new ConstantExpression(new Literal($"{RandomTerms.Base}n{number % 10}"))]),
                5 => new BuiltInCall(BuiltInFunction.IsIri, [b]),
                6 => new InExpression(a, [.. Enumerable.Range(number, 4).Select(i => new ConstantExpression(Node(i)))], false),
                _ => new BuiltInCall(BuiltInFunction.Contains,
                    [new BuiltInCall(BuiltInFunction.Str, [b]), new ConstantExpression(new Literal($"{number % 10}"))]),
            });
        });

    /// <summary>Quads that a seed makes.</summary>
    public static Quad[] Data(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new Quad(
            Node(Skewed(random)),
            Predicates[Math.Min(random.Next(5), random.Next(5))],
            random.Next(3) switch
            {
                0 => ReferenceExpressions.Integer(random.Next(60)),
                1 when random.Next(2) == 0 => RandomTerms.Literals[random.Next(RandomTerms.Literals.Count)],
                _ => Node(Skewed(random)),
            },
            Graphs[Math.Min(random.Next(4), random.Next(4))]))];
    }

    private static int Skewed(Random random) => (int)(NodeCount * Math.Pow(random.NextDouble(), 3));

    private static Iri Node(int number) => new($"{RandomTerms.Base}n{number}");

    private static Gen<BasicGraphPattern> Triples(int least, int most) => Gen
        .Select(Gen.Int[least, most], Gen.Int[0, 4].Array[most], Gen.Int[0, 2].Array[most], Gen.Int[0, 9].Array[most], Gen.Int[0, 600])
        .Select((count, predicates, shared, kinds, constant) => new BasicGraphPattern([.. Enumerable.Range(0, count).Select(i =>
        {
            Variable known = Variables[i == 0 ? 0 : Math.Min(shared[i], i)], other = Variables[i + 1];
            PatternTerm predicate = new Constant(Predicates[predicates[i]]);
            return kinds[i] switch
            {
                0 => new TriplePattern(known, predicate, new Constant(Node(constant))),
                1 => new TriplePattern(new Constant(Node(constant)), predicate, known),
                < 5 => new TriplePattern(other, predicate, known),
                _ => new TriplePattern(known, predicate, other),
            };
        })]));
}
