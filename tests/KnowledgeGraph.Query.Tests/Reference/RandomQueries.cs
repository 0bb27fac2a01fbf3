using CsCheck;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Sparql.Paths;
using static KnowledgeGraph.Query.Tests.Reference.RandomTerms;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>Random algebra over <see cref="RandomTerms"/>.</summary>
internal static class RandomQueries
{
    private static readonly Gen<PatternTerm> Place = Gen.Frequency((8, AnyVariable.Select(each => (PatternTerm)each)),
        (1, AnyTerm.Select(each => (PatternTerm)new Constant(each))));
    private static readonly Gen<PatternTerm> SubjectPlace = Gen.Frequency((16, AnyVariable.Select(each => (PatternTerm)each)),
        (2, AnyNode.Select(each => (PatternTerm)new Constant(each))), (1, AnyTerm.Select(each => (PatternTerm)new Constant(each))));
    private static readonly Gen<PatternTerm> PredicatePlace = Gen.Frequency(
        (1, Gen.Const((PatternTerm)new Variable("q"))),
        (1, AnyVariable.Select(each => (PatternTerm)each)),
        (10, AnyPredicate.Select(each => (PatternTerm)new Constant(each))));
    private static readonly Gen<PatternTerm> ObjectPlace = Gen.Frequency((12, Place), (1, Gen.Recursive<PatternTerm>((depth, inner) => Gen
        .Select(Place, PredicatePlace, depth == 2 ? Place : Gen.Frequency((5, Place), (1, inner))).Select(TripleTermPattern.Of))));
    private static readonly Gen<PatternTerm> GraphName = Gen.Frequency((2, Gen.Const((PatternTerm)new Variable("g"))),
        (1, AnyVariable.Select(each => (PatternTerm)each)), (1, OneOf(Graphs).Select(each => (PatternTerm)new Constant(each))));

    private static readonly Gen<PatternTerm> BlankNode = Gen.Int[0, 1].Select(i => (PatternTerm)new Variable($".b{i}_"));

    // One variable in two places matches little: it seldom stands there.
    private static readonly Gen<TriplePattern> Triple = Gen
        .Select(Gen.Frequency((40, SubjectPlace), (1, ObjectPlace), (2, BlankNode)), PredicatePlace, Gen.Frequency((30, ObjectPlace), (1, BlankNode)),
            AnyVariable)
        .Select((s, p, o, other) => new TriplePattern(s, p, s == o ? other : o));

    // The labels of blank nodes are those of one basic graph pattern.
    private static readonly Gen<AlgebraNode> Bgp = Gen.Select(
        Gen.Frequency((1, Triple.Array[0]), (8, Triple.Array[1]), (6, Triple.Array[2]), (2, Triple.Array[3])), Gen.Int[0, int.MaxValue])
        .Select((patterns, label) => (AlgebraNode)new BasicGraphPattern(
            [.. patterns.Select(each => new TriplePattern(Labelled(each.Subject, label), each.Predicate, Labelled(each.Object, label)))]));

    // Some variables in a ring, each next to the following one, in one direction or the other.
    private static readonly Gen<AlgebraNode> Cycle = Gen.Select(Gen.Int[3, 4], PredicatePlace.Array[4], Gen.Bool.Array[4])
        .Select((length, predicates, inverse) => (AlgebraNode)new BasicGraphPattern([.. Enumerable.Range(0, length).Select(i =>
        {
            Variable from = new("abcd"[i].ToString()), to = new("abcd"[(i + 1) % length].ToString());
            return new TriplePattern(inverse[i] ? to : from, predicates[i], inverse[i] ? from : to);
        })]));

    private static readonly Gen<AlgebraNode> Inline = Gen
        .Select(AnyVariable, AnyVariable, Gen.Frequency((5, AnyTerm.Select(each => (Term?)each)), (1, Null<Term?>())).Array[2].Array[0, 3])
        .Select((a, b, rows) => (AlgebraNode)(a == b
            ? new ValuesTable([a], [.. rows.Select(row => (IReadOnlyList<Term?>)[row[0]])])
            : new ValuesTable([a, b], [.. rows.Select(row => (IReadOnlyList<Term?>)row)])));

    private static readonly Gen<AlgebraNode> Closure = Gen.Select(Place, RandomPaths.Path(2), Gen.Int[0, 2], Place)
        .Select((s, path, kind, o) => (AlgebraNode)new PathPattern(
        s,
        kind switch { 0 => new ZeroOrMorePath(path), 1 => new OneOrMorePath(path), _ => new ZeroOrOnePath(path) },
        o));

    private static readonly Gen<AlgebraNode> AnyPath = Gen.Select(Place, RandomPaths.Path(2), Place)
        .Select((s, path, o) => (AlgebraNode)new PathPattern(s, path, o));

    private static readonly Gen<AlgebraNode> Single = Gen
        .Select(Place, PredicatePlace, ObjectPlace, Gen.Frequency((2, Null<PatternTerm?>()), (1, GraphName.Select(each => (PatternTerm?)each))))
        .Select((s, p, o, g) =>
        {
            AlgebraNode triple = new BasicGraphPattern([new TriplePattern(s, p, o)]);
            return g is null ? triple : new GraphPattern(g, triple);
        });

    private static readonly Gen<AlgebraNode> Leaf = Gen.Frequency((16, Bgp), (2, Inline), (2, Closure), (2, AnyPath), (1, Cycle));

    private static readonly Gen<AggregateExpression> Aggregate = Gen.Select(
        Gen.Frequency((3, Gen.Const(AggregateFunction.Count)), (2, Gen.Enum<AggregateFunction>())),
        Gen.Bool,
        Gen.Frequency((2, Null<Expression?>()), (4, AnyVariable.Select(each => (Expression?)new VariableExpression(each))),
            (1, RandomExpressions.Value(1).Select(each => (Expression?)each))),
        AnyVariable)
        .Select((function, isDistinct, argument, variable) => new AggregateExpression(function, isDistinct,
            argument ?? (function == AggregateFunction.Count ? null : new VariableExpression(variable)), " "));

    // Variables each of which a triple pattern ties to one before it, so that there are joins to take apart.
    private static readonly Gen<AlgebraNode> Tree = Gen.Select(Gen.Int[3, 4], PredicatePlace.Array[3], Gen.Int[0, 5].Array[3], Gen.Bool.Array[3])
        .Select((length, predicates, tied, inverse) => (AlgebraNode)new BasicGraphPattern([.. Enumerable.Range(1, length - 1).Select(i =>
        {
            Variable from = new("abcd"[tied[i - 1] % i].ToString()), to = new("abcd"[i].ToString());
            return new TriplePattern(inverse[i - 1] ? to : from, predicates[i - 1], inverse[i - 1] ? from : to);
        })]));

    /// <summary>Groups of joins, with another step between or none.</summary>
    public static readonly Gen<AlgebraNode> GroupedJoin = Gen.Select(
        Gen.Select(Tree, Gen.Frequency((3, Null<AlgebraNode?>()), (1, Leaf.Select(each => (AlgebraNode?)each))))
            .Select((tree, leaf) => leaf is null ? tree : new Join(tree, leaf)),
        Leaf,
        Gen.Frequency((3, Null<Expression?>()), (2, RandomExpressions.Condition(1).Select(each => (Expression?)each))),
        Gen.Int[0, 5],
        AnyVariable.Array[0, 2],
        Aggregate.Array[1, 2])
        .Select((join, other, condition, step, keys, aggregates) =>
        {
            if (condition is not null) join = Filtered(condition, join);
            return Grouped(step switch { 0 => new LeftJoin(join, other, null), 1 => new Minus(join, other), _ => join }, keys, aggregates);
        });

    /// <summary>What rows are sorted by.</summary>
    public static readonly Gen<OrderCondition> Order = Gen.Select(
        Gen.Frequency((3, AnyVariable.Select(each => (Expression)new VariableExpression(each))), (1, RandomExpressions.Value(0))), Gen.Bool)
        .Select((key, descending) => new OrderCondition(key, descending));

    /// <summary>A pattern of at most that depth.</summary>
    public static Gen<AlgebraNode> Pattern(int depth)
    {
        if (depth == 0) return Leaf;
        Gen<AlgebraNode> inner = Pattern(depth - 1);
        return Gen.Frequency(
            (4, Leaf),
            (6, Gen.Select(inner, inner).Select((a, b) => (AlgebraNode)new Join(a, b))),
            (6, Gen.Select(inner, inner, Gen.Frequency((2, Null<Expression?>()),
                (1, RandomExpressions.Condition(depth - 1).Select(each => (Expression?)each))))
                .Select((a, b, condition) => (AlgebraNode)new LeftJoin(a, b, condition))),
            (4, Gen.Select(inner, inner).Select((a, b) => (AlgebraNode)new Union(a, b))),
            (4, Gen.Select(inner, inner).Select((a, b) => (AlgebraNode)new Minus(a, b))),
            (8, Gen.Select(RandomExpressions.Condition(depth - 1), inner).Select(Filtered)),
            (3, Gen.Select(inner, RandomExpressions.Value(depth - 1)).Select(Assign)),
            (4, Gen.Select(GraphName, inner).Select((name, a) => (AlgebraNode)new GraphPattern(name, a))),
            (2, Gen.Select(Single, AnyVariable.Array[1, 2]).Select((a, shown) => SubQuery(a, shown, isDistinct: true))),
            (4, Gen.Select(Single, AnyVariable.Array[0, 1], Aggregate.Array[1, 3]).Select(Grouped)),
            (2, Gen.Select(inner, AnyVariable.Array[1, 3], Gen.Bool).Select((a, shown, isDistinct) => SubQuery(a, shown, isDistinct))),
            (2, Gen.Select(inner, AnyVariable.Array[0, 2], Aggregate.Array[0, 2]).Select(Grouped)),
            (1, Gen.Select(inner, RandomExpressions.Value(0), Aggregate.Array[0, 2]).Select(GroupedByValue)),
            (2, Gen.Select(inner, AnyVariable.Array[0, 2], Aggregate.Array[1, 2], OneOf(BinaryOperator.Greater, BinaryOperator.LessOrEqual, BinaryOperator.Equal),
                AnyTerm, Gen.Bool).Select(GroupedHaving)),
            (2, Gen.Select(inner, Order.Array[0, 2], Gen.Frequency((1, Null<Variable[]?>()), (3, AnyVariable.Array[1, 3].Select(each => (Variable[]?)each))),
                Gen.Int[0, 6], Gen.Int[0, 2], Gen.Bool).Select(Sliced)));
    }

    private static PatternTerm Labelled(PatternTerm place, int label) =>
        place is Variable { IsVisible: false } node ? new Variable(node.Name + label) : place;

    // A variable that the pattern lacks makes most conditions errors: another stands in for it.
    private static AlgebraNode Filtered(Expression condition, AlgebraNode input)
    {
        Variable[] bound = [.. Rewriting.MentionedVariables.Of(input).Where(each => each.IsVisible).OrderBy(each => each.Name, StringComparer.Ordinal)];
        foreach (var (index, variable) in Rewriting.ExpressionVariables.Of(condition).OrderBy(each => each.Name, StringComparer.Ordinal).Index())
        {
            if (bound.Length > 0 && !bound.Contains(variable) && variable.Name != "e" && !Rewriting.ExpressionVariables.HasExists(condition))
            {
                condition = Rewriting.VariableRenaming.Apply(condition, variable, bound[index % bound.Length]);
            }
        }
        return new Filter(condition, input);
    }

    private static AlgebraNode SubQuery(AlgebraNode input, Variable[] shown, bool isDistinct)
    {
        AlgebraNode project = new Project(input, [.. shown.Distinct()]);
        return isDistinct ? new Distinct(project) : project;
    }

    // Of rows that have no order it is only decided how many there are.
    private static AlgebraNode Sliced(AlgebraNode input, OrderCondition[] order, Variable[]? shown, int limit, int offset, bool isDistinct)
    {
        AlgebraNode result = order.Length == 0 ? input : new OrderBy(input, order);
        if (shown is not null) result = SubQuery(result, shown, isDistinct);
        result = new Slice(result, offset, limit == 0 && offset > 0 ? null : limit);
        if (order.Length > 0) return result;
        return Grouped(result, [], [new AggregateExpression(AggregateFunction.Count, false, null, " ")]);
    }

    private static AlgebraNode Assign(AlgebraNode input, Expression value) =>
        Unused(input) is [var variable, ..] ? new Extend(input, variable, value) : input;

    private static AlgebraNode Grouped(AlgebraNode input, Variable[] keys, AggregateExpression[] aggregates) =>
        Grouped(input, [.. keys.Distinct().Select(key => new GroupKey(new VariableExpression(key), key))], Unused(input), aggregates);

    private static AlgebraNode GroupedByValue(AlgebraNode input, Expression key, AggregateExpression[] aggregates) =>
        Unused(input) is [var variable, .. var rest] ? Grouped(input, [new GroupKey(key, variable)], rest, aggregates) : input;

    // As the parser makes it: the aggregates have names of their own, HAVING comes before those of SELECT.
    private static AlgebraNode Grouped(AlgebraNode input, GroupKey[] keys, Variable[] unused, AggregateExpression[] aggregates,
        Expression? having = null, bool isComputed = false)
    {
        if (unused.Length < aggregates.Length) return input;
        AlgebraNode result = new Group(input, keys, [.. aggregates.Select((each, i) => new AggregateBinding(Aggregated(i), each))]);
        if (having is not null) result = new Filter(having, result);
        for (int i = 0; i < aggregates.Length; i++)
        {
            Expression value = new VariableExpression(Aggregated(i));
            if (isComputed) value = new BinaryExpression(BinaryOperator.Add, value, new VariableExpression(Aggregated(0)));
            result = new Extend(result, unused[i], value);
        }
        return new Project(result, [.. keys.Select(key => key.Variable), .. unused.Take(aggregates.Length)]);
    }

    private static AlgebraNode GroupedHaving(AlgebraNode input, Variable[] keys, AggregateExpression[] aggregates, BinaryOperator comparison,
        Term bound, bool isComputed)
    {
        var having = new BinaryExpression(comparison, new VariableExpression(Aggregated(aggregates.Length - 1)), new ConstantExpression(bound));
        GroupKey[] plain = [.. keys.Distinct().Select(key => new GroupKey(new VariableExpression(key), key))];
        return Grouped(input, plain, Unused(input), aggregates, having, isComputed);
    }

    private static Variable Aggregated(int index) => new($".agg{index}");

    private static Variable[] Unused(AlgebraNode input)
    {
        HashSet<Variable> mentioned = Rewriting.MentionedVariables.Of(input);
        return [.. Assigned.Where(each => !mentioned.Contains(each))];
    }
}
