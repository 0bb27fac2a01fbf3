using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Sparql.Paths;
using Algebra = KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Tests;

/// <summary>Algebra of any depth is answered, or refused: nothing overflows a stack, whichever step of planning comes to its end first.</summary>
public sealed class DepthTests
{
    private const int StackBytes = 256 * 1024;

    private static readonly Variable S = new("s"), P = new("p"), O = new("o"), G = new("g");
    private static readonly Iri Edge = new("http://example.org/p");
    private static readonly AlgebraNode Triple = new BasicGraphPattern([new TriplePattern(S, P, O)]);
    private static readonly Expression Condition =
        new BinaryExpression(BinaryOperator.Less, new VariableExpression(O), new ConstantExpression(new Literal("x")));

    private static readonly Dictionary<string, Func<int, AlgebraNode>> Nestings = new()
    {
        ["distinct"] = depth => Nested(depth, node => new Algebra.Distinct(node)),
        ["project"] = depth => Nested(depth, node => new Algebra.Project(node, [S, P, O])),
        ["union"] = depth => Nested(depth, node => new Algebra.Union(node, Triple)),
        ["minus"] = depth => Nested(depth, node => new Algebra.Minus(node, Triple)),
        ["minus to the right"] = depth => Nested(depth, node => new Algebra.Minus(Triple, node)),
        ["optional"] = depth => Nested(depth, node => new Algebra.LeftJoin(node, Triple, null)),
        ["optional to the right"] = depth => Nested(depth, node => new Algebra.LeftJoin(Triple, node, Condition)),
        ["join"] = depth => Nested(depth, node => new Algebra.Join(node, Triple)),
        ["join of unions"] = depth => Nested(depth, node => new Algebra.Join(new Algebra.Union(node, Triple), Triple)),
        ["filter"] = depth => Nested(depth, node => new Algebra.Filter(Condition, node)),
        ["filter above"] = depth => new Algebra.Filter(Condition, Nested(depth, node => new Algebra.Distinct(node))),
        ["graph"] = depth => Nested(depth, node => new GraphPattern(G, node)),
        ["graph above"] = depth => new GraphPattern(G, Nested(depth, node => new Algebra.Union(node, Triple))),
        ["extend"] = depth => Nested(depth, node => new Algebra.Extend(node, new Variable("x"), new VariableExpression(O))),
        ["exists"] = depth => Nested(depth, node => new Algebra.Filter(new ExistsExpression(node, false), Triple)),
        ["exists above"] = depth => new Algebra.Filter(new ExistsExpression(Nested(depth, node => new Algebra.Distinct(node)), false), Triple),
        ["keys"] = depth => new Algebra.Join(Triple, Nested(depth, node => new Algebra.Distinct(new Algebra.Project(node, [S])))),
        ["sequence"] = depth => Path(depth, path => new SequencePath(path, new PredicatePath(Edge))),
        ["sequence to the right"] = depth => Path(depth, path => new SequencePath(new PredicatePath(Edge), path)),
        ["alternative"] = depth => Path(depth, path => new AlternativePath(path, new PredicatePath(Edge))),
        ["inverse"] = depth => Path(depth, path => new InversePath(path)),
        ["repetition"] = depth => Path(depth, path => new OneOrMorePath(path)),
        ["repetition above"] = depth => new PathPattern(S, new OneOrMorePath(((PathPattern)Path(depth, path => new SequencePath(path, new PredicatePath(Edge)))).Path), O),
        ["repetition of alternatives"] = depth => new PathPattern(S, new ZeroOrMorePath(((PathPattern)Path(depth, path => new AlternativePath(path, new PredicatePath(Edge)))).Path), O),
        ["triple term"] = depth =>
        {
            PatternTerm term = O;
            for (int i = 0; i < depth; i++) term = new TripleTermPattern(S, P, term);
            return new BasicGraphPattern([new TriplePattern(S, P, term)]);
        },
    };

    public static TheoryData<string> Kinds => [.. Nestings.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Execute_AnyDepth_AnswersOrRefuses(string kind)
    {
        using TestStore store = TestStore.Of("a p b", "b p c", "a p b g");
        for (int depth = 40; depth < 20_000 && !IsRefused(store, Nestings[kind](depth)); depth = depth * 3 / 2)
        {
        }
    }

    private static bool IsRefused(TestStore store, AlgebraNode pattern)
    {
        Exception? error = null;
        var thread = new Thread(() => error = Record.Exception(() => Ask(store, pattern)), StackBytes);
        thread.Start();
        thread.Join();
        if (error is null or QueryTimeoutException) return error is not null;
        Assert.Contains("deep", Assert.IsType<KnowledgeGraphException>(error).Message, StringComparison.Ordinal);
        return true;
    }

    private static void Ask(TestStore store, AlgebraNode pattern)
    {
        using QueryResult result = new QueryEngine().Execute(new AskQuery(DatasetClause.Empty, pattern, null, []), store.Snapshot,
            new QueryOptions { Timeout = TimeSpan.FromSeconds(5) });
        _ = ((AskResult)result).Value;
    }

    private static AlgebraNode Nested(int depth, Func<AlgebraNode, AlgebraNode> wrap)
    {
        AlgebraNode node = Triple;
        for (int i = 0; i < depth; i++) node = wrap(node);
        return node;
    }

    private static AlgebraNode Path(int depth, Func<PropertyPath, PropertyPath> wrap)
    {
        PropertyPath path = new PredicatePath(Edge);
        for (int i = 0; i < depth; i++) path = wrap(path);
        return new PathPattern(S, path, O);
    }
}
