using CsCheck;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>Random small datasets and random algebra over their terms, small enough for everything to meet everything.</summary>
internal static class RandomQueries
{
    private const string Base = "http://example.org/";

    private static readonly Iri[] Nodes = [.. Enumerable.Range(0, 5).Select(i => new Iri($"{Base}n{i}"))];
    private static readonly Iri[] Predicates = [.. Enumerable.Range(0, 3).Select(i => new Iri($"{Base}p{i}"))];
    private static readonly Iri[] Graphs = [.. Enumerable.Range(0, 3).Select(i => new Iri($"{Base}g{i}"))];
    private static readonly Term[] Literals =
    [
        .. Enumerable.Range(0, 4).Select(i => ReferenceExpressions.Integer(i)),
        new Literal("a"),
        new Literal("a string longer than an inline one"),
    ];
    private static readonly Variable[] Variables = [.. "abcde".Select(name => new Variable(name.ToString()))];
    private static readonly Variable[] Assigned = [.. "xyzw".Select(name => new Variable(name.ToString()))];

    private static readonly Gen<Term> Node = OneOf<Term>([.. Nodes]);
    private static readonly Gen<Term> BlankNode = Gen.Int[0, 2].Select(i => (Term)new BlankNode($"b{i}"));
    private static readonly Gen<Term> AnyTerm = Gen.Frequency((5, Node), (3, OneOf(Literals)), (1, OneOf<Term>([.. Graphs])),
        (1, Gen.Const<Term>(new Iri(Base + "unknown"))), (1, TripleTermOf(Node, depth: 1)));
    private static readonly Gen<Variable> AnyVariable = OneOf(Variables);

    public static readonly Gen<Quad[]> Data = Gen.Select(
        Gen.Frequency((6, Node), (2, BlankNode), (1, OneOf<Term>([.. Graphs]))),
        OneOf(Predicates),
        Gen.Frequency((6, Node), (2, BlankNode), (3, OneOf(Literals)), (1, OneOf<Term>([.. Graphs])),
            (3, TripleTermOf(Gen.Frequency((5, Node), (1, BlankNode)), depth: 2))),
        Gen.Frequency((1, Null<Term?>()), (1, OneOf<Term?>([.. Graphs]))))
        .Select((s, p, o, g) => new Quad(s, p, o, g)).Array[0, 24];

    private static readonly Gen<PatternTerm> Place = Gen.Frequency((4, AnyVariable.Select(each => (PatternTerm)each)),
        (1, AnyTerm.Select(each => (PatternTerm)new Constant(each))));
    private static readonly Gen<PatternTerm> PredicatePlace = Gen.Frequency(
        (1, AnyVariable.Select(each => (PatternTerm)each)),
        (4, OneOf(Predicates).Select(each => (PatternTerm)new Constant(each))));
    private static readonly Gen<PatternTerm> ObjectPlace = Gen.Frequency((6, Place), (1, Gen.Recursive<PatternTerm>((depth, inner) => Gen
        .Select(Place, PredicatePlace, depth == 2 ? Place : Gen.Frequency((5, Place), (1, inner))).Select(TripleTermPattern.Of))));

    private static readonly Gen<AlgebraNode> Bgp = Gen.Select(Gen.Frequency((20, Place), (1, ObjectPlace)), PredicatePlace, ObjectPlace)
        .Select((s, p, o) => new TriplePattern(s, p, o)).Array[0, 3]
        .Select(patterns => (AlgebraNode)new BasicGraphPattern(patterns));

    private static readonly Gen<AlgebraNode> Inline = Gen
        .Select(AnyVariable, AnyVariable, Gen.Frequency((5, AnyTerm.Select(each => (Term?)each)), (1, Null<Term?>())).Array[2].Array[0, 3])
        .Select((a, b, rows) => (AlgebraNode)(a == b
            ? new ValuesTable([a], [.. rows.Select(row => (IReadOnlyList<Term?>)[row[0]])])
            : new ValuesTable([a, b], [.. rows.Select(row => (IReadOnlyList<Term?>)row)])));

    private static readonly Gen<AlgebraNode> Closure = Gen.Select(Place, PathOf(2), Gen.Int[0, 2], Place)
        .Select((s, path, kind, o) => (AlgebraNode)new PathPattern(
        s,
        kind switch { 0 => new ZeroOrMorePath(path), 1 => new OneOrMorePath(path), _ => new ZeroOrOnePath(path) },
        o));

    private static readonly Gen<AlgebraNode> AnyPath = Gen.Select(Place, PathOf(2), Place)
        .Select((s, path, o) => (AlgebraNode)new PathPattern(s, path, o));

    private static readonly Gen<AlgebraNode> Single = Gen
        .Select(Place, PredicatePlace, ObjectPlace, Gen.Frequency((2, Null<PatternTerm?>()), (1, AnyVariable.Select(each => (PatternTerm?)each)),
            (1, OneOf(Graphs).Select(each => (PatternTerm?)new Constant(each)))))
        .Select((s, p, o, g) =>
        {
            AlgebraNode triple = new BasicGraphPattern([new TriplePattern(s, p, o)]);
            return g is null ? triple : new GraphPattern(g, triple);
        });

    private static readonly Gen<AlgebraNode> Leaf = Gen.Frequency((8, Bgp), (1, Inline), (1, Closure), (1, AnyPath));

    private static Gen<Term> TripleTermOf(Gen<Term> subject, int depth) => Gen
        .Select(subject, OneOf(Predicates), Gen.Frequency(
            (4, subject), (2, OneOf(Literals)), (depth > 1 ? 1 : 0, depth > 1 ? TripleTermOf(subject, depth - 1) : subject)))
        .Select((s, p, o) => (Term)new TripleTerm(s, p, o));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<T> Null<T>() => Gen.Int[0, 0].Select(_ => default(T)!);

    /// <summary>A pattern of at most that depth.</summary>
    public static Gen<AlgebraNode> Pattern(int depth)
    {
        if (depth == 0) return Leaf;
        Gen<AlgebraNode> inner = Pattern(depth - 1);
        return Gen.Frequency(
            (2, Leaf),
            (3, Gen.Select(inner, inner).Select((a, b) => (AlgebraNode)new Join(a, b))),
            (3, Gen.Select(inner, inner, Gen.Frequency((2, Null<Expression?>()),
                (1, Condition(depth - 1).Select(each => (Expression?)each))))
                .Select((a, b, condition) => (AlgebraNode)new LeftJoin(a, b, condition))),
            (2, Gen.Select(inner, inner).Select((a, b) => (AlgebraNode)new Union(a, b))),
            (2, Gen.Select(inner, inner).Select((a, b) => (AlgebraNode)new Minus(a, b))),
            (4, Gen.Select(Condition(depth - 1), inner).Select((condition, a) => (AlgebraNode)new Filter(condition, a))),
            (1, Gen.Select(inner, Value(depth - 1)).Select(Assign)),
            (2, Gen.Select(Gen.Frequency((2, AnyVariable.Select(each => (PatternTerm)each)),
                (1, OneOf(Graphs).Select(each => (PatternTerm)new Constant(each)))), inner)
                .Select((name, a) => (AlgebraNode)new GraphPattern(name, a))),
            (1, Gen.Select(Single, AnyVariable.Array[1, 2]).Select((a, shown) => SubQuery(a, shown, isDistinct: true))),
            (2, Gen.Select(Single, AnyVariable.Array[0, 1], AnyVariable, Gen.Int[0, 3].Array[1, 3]).Select(Grouped)),
            (1, Gen.Select(inner, AnyVariable.Array[1, 3], Gen.Bool).Select((a, shown, isDistinct) => SubQuery(a, shown, isDistinct))),
            (1, Gen.Select(inner, AnyVariable.Array[0, 2], AnyVariable, Gen.Int[0, 4].Array[0, 2]).Select(Grouped)));
    }

    private static AlgebraNode SubQuery(AlgebraNode input, Variable[] shown, bool isDistinct)
    {
        AlgebraNode project = new Project(input, [.. shown.Distinct()]);
        return isDistinct ? new Distinct(project) : project;
    }

    private static AlgebraNode Assign(AlgebraNode input, Expression value)
    {
        HashSet<Variable> mentioned = Rewriting.MentionedVariables.Of(input);
        return Assigned.FirstOrDefault(each => !mentioned.Contains(each)) is { } variable ? new Extend(input, variable, value) : input;
    }

    private static AlgebraNode Grouped(AlgebraNode input, Variable[] keys, Variable counted, int[] kinds)
    {
        AggregateExpression[] aggregates = [.. kinds.Select(kind => kind switch
        {
            0 => new AggregateExpression(AggregateFunction.Count, false, null, " "),
            1 => new AggregateExpression(AggregateFunction.Count, true, null, " "),
            2 => new AggregateExpression(AggregateFunction.Count, false, new VariableExpression(counted), " "),
            3 => new AggregateExpression(AggregateFunction.Count, true, new VariableExpression(counted), " "),
            _ => new AggregateExpression(AggregateFunction.Sum, false, new VariableExpression(counted), " "),
        })];
        HashSet<Variable> mentioned = Rewriting.MentionedVariables.Of(input);
        Variable[] results = [.. Assigned.Where(each => !mentioned.Contains(each)).Take(aggregates.Length)];
        if (results.Length < aggregates.Length) return input;
        return new Project(
            new Group(input, [.. keys.Distinct().Select(key => new GroupKey(new VariableExpression(key), key))],
                [.. results.Zip(aggregates, (result, aggregate) => new AggregateBinding(result, aggregate))]),
            [.. keys.Distinct(), .. results]);
    }

    private static Gen<Expression> Value(int depth) => Gen.Frequency(
        (4, AnyVariable.Select(each => (Expression)new VariableExpression(each))),
        (1, OneOf(Assigned).Select(each => (Expression)new VariableExpression(each))),
        (2, AnyTerm.Select(each => (Expression)new ConstantExpression(each))),
        (1, Gen.Select(AnyVariable, AnyVariable)
            .Select((a, b) => (Expression)new BinaryExpression(BinaryOperator.Add, new VariableExpression(a), new VariableExpression(b)))),
        (1, Gen.Select(AnyVariable, AnyTerm)
            .Select((a, b) => (Expression)new BuiltInCall(BuiltInFunction.Coalesce,
                [new VariableExpression(a), new ConstantExpression(b)]))),
        (1, Gen.Select(AnyVariable, Gen.Frequency((1, AnyVariable.Select(each => (Expression)new VariableExpression(each))),
            (2, OneOf(Predicates).Select(each => (Expression)new ConstantExpression(each)))), AnyVariable)
            .Select((s, p, o) => (Expression)new BuiltInCall(BuiltInFunction.Triple, [new VariableExpression(s), p, new VariableExpression(o)]))),
        (1, Gen.Select(OneOf(BuiltInFunction.Subject, BuiltInFunction.Predicate, BuiltInFunction.Object), AnyVariable)
            .Select((part, a) => (Expression)new BuiltInCall(part, [new VariableExpression(a)]))),
        (depth > 0 ? 1 : 0, Gen.Select(Pattern(0), Gen.Bool)
            .Select((pattern, negated) => (Expression)new ExistsExpression(pattern, negated))));

    private static Gen<Expression> Condition(int depth)
    {
        Gen<Expression> simple = Gen.Frequency(
            (3, Gen.Select(Value(0), Value(0)).Select((a, b) => (Expression)new BinaryExpression(BinaryOperator.Equal, a, b))),
            (2, Gen.Select(Value(0), Value(0)).Select((a, b) => (Expression)new BinaryExpression(BinaryOperator.NotEqual, a, b))),
            (1, Gen.Select(Value(0), Value(0)).Select((a, b) => (Expression)new BinaryExpression(BinaryOperator.Less, a, b))),
            (2, AnyVariable.Select(each => (Expression)new BuiltInCall(BuiltInFunction.Bound, [new VariableExpression(each)]))),
            (1, AnyVariable.Select(each => (Expression)new BuiltInCall(BuiltInFunction.IsIri, [new VariableExpression(each)]))),
            (1, AnyVariable.Select(each => (Expression)new BuiltInCall(BuiltInFunction.IsTriple, [new VariableExpression(each)]))),
            (1, Gen.Select(AnyVariable, Value(0))
                .Select((a, b) => (Expression)new BuiltInCall(BuiltInFunction.SameTerm, [new VariableExpression(a), b]))),
            (1, Gen.Select(AnyVariable, AnyTerm.Array[1, 3], Gen.Bool).Select((a, list, negated) =>
                (Expression)new InExpression(new VariableExpression(a), [.. list.Select(each => new ConstantExpression(each))], negated))));
        if (depth <= 0) return simple;
        Gen<Expression> inner = Condition(depth - 1);
        return Gen.Frequency(
            (5, simple),
            (1, Gen.Select(inner, inner).Select((a, b) => (Expression)new BinaryExpression(BinaryOperator.And, a, b))),
            (1, Gen.Select(inner, inner).Select((a, b) => (Expression)new BinaryExpression(BinaryOperator.Or, a, b))),
            (1, inner.Select(each => (Expression)new UnaryExpression(UnaryOperator.Not, each))),
            (3, Gen.Select(Pattern(depth - 1), Gen.Bool).Select((pattern, negated) => (Expression)new ExistsExpression(pattern, negated))));
    }

    private static Gen<PropertyPath> PathOf(int depth)
    {
        Gen<PropertyPath> edge = OneOf(Predicates).Select(each => (PropertyPath)new PredicatePath(each));
        if (depth == 0) return edge;
        Gen<PropertyPath> inner = PathOf(depth - 1);
        return Gen.Frequency(
            (3, edge),
            (2, Gen.Select(inner, inner).Select((a, b) => (PropertyPath)new SequencePath(a, b))),
            (2, Gen.Select(inner, inner).Select((a, b) => (PropertyPath)new AlternativePath(a, b))),
            (1, inner.Select(each => (PropertyPath)new InversePath(each))),
            (1, inner.Select(each => (PropertyPath)new ZeroOrMorePath(each))),
            (1, inner.Select(each => (PropertyPath)new OneOrMorePath(each))),
            (1, inner.Select(each => (PropertyPath)new ZeroOrOnePath(each))),
            (1, Gen.Select(OneOf(Predicates).Array[0, 2], OneOf(Predicates).Array[0, 2], Gen.Int[0, 2]).Select((forward, inverse, kind) =>
                (PropertyPath)new NegatedPropertySet(kind == 1 ? [] : forward, kind == 0 ? [] : inverse, kind != 1, kind != 0))));
    }
}
