using CsCheck;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Expressions;
using static KnowledgeGraph.Query.Tests.Reference.RandomTerms;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>Random expressions over <see cref="RandomTerms"/>.</summary>
internal static class RandomExpressions
{
    private static readonly BinaryOperator[] Comparisons =
    [
        BinaryOperator.Equal, BinaryOperator.Equal, BinaryOperator.Equal, BinaryOperator.NotEqual, BinaryOperator.NotEqual,
        BinaryOperator.Less, BinaryOperator.LessOrEqual, BinaryOperator.Greater, BinaryOperator.GreaterOrEqual,
    ];

    private static readonly BuiltInFunction[] Tests =
        [BuiltInFunction.IsIri, BuiltInFunction.IsBlank, BuiltInFunction.IsLiteral, BuiltInFunction.IsNumeric, BuiltInFunction.IsTriple];

    private static readonly BuiltInFunction[] OfOneTerm =
    [
        BuiltInFunction.Subject, BuiltInFunction.Predicate, BuiltInFunction.Object, BuiltInFunction.Str, BuiltInFunction.Lang,
        BuiltInFunction.Datatype, BuiltInFunction.StrLen, BuiltInFunction.UCase, BuiltInFunction.LCase, BuiltInFunction.Abs,
    ];

    private static readonly Gen<Expression> Variable = AnyVariable.Select(each => (Expression)new VariableExpression(each));
    private static readonly Gen<Expression> Constant = AnyTerm.Select(each => (Expression)new ConstantExpression(each));
    private static readonly Gen<Expression> Text = Gen.Frequency((1, Variable), (2, Variable.Select(each => Call(BuiltInFunction.Str, each))));
    private static readonly Gen<Expression> Part = OneOf(Base + "n", Base, "a", "a s", "A", "1", "").Select(text =>
        (Expression)new ConstantExpression(new Literal(text)));

    private static readonly Gen<Expression> RegularExpression = OneOf("^" + Base + "n1", "^http", "[12]$", "a.s", "^a", "1|2").Select(text =>
        (Expression)new ConstantExpression(new Literal(text)));

    /// <summary>An expression of at most that depth.</summary>
    public static Gen<Expression> Value(int depth)
    {
        Gen<Expression> simple = Gen.Frequency(
            (8, Variable),
            (2, OneOf(Assigned).Select(each => (Expression)new VariableExpression(each))),
            (4, Constant),
            (2, Gen.Select(OneOf(BinaryOperator.Add, BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply), Variable, Variable)
                .Select((sign, a, b) => (Expression)new BinaryExpression(sign, a, b))),
            (2, Gen.Select(Variable, Constant).Select((a, b) => Call(BuiltInFunction.Coalesce, a, b))),
            (2, Gen.Select(Variable, Gen.Frequency((1, Variable), (2, AnyPredicate.Select(each => (Expression)new ConstantExpression(each)))),
                Variable).Select((s, p, o) => Call(BuiltInFunction.Triple, s, p, o))),
            (3, Gen.Select(OneOf(OfOneTerm), Variable).Select((function, a) => Call(function, a))),
            (1, Gen.Select(Text, Text).Select((a, b) => Call(BuiltInFunction.Concat, a, b))),
            (1, Gen.Select(OneOf(BuiltInFunction.StrBefore, BuiltInFunction.StrAfter), Text, Part).Select((function, a, b) => Call(function, a, b))),
            (1, Text.Select(each => Call(BuiltInFunction.StrLen, each))),
            (1, Gen.Select(Variable, Variable, Constant).Select((a, b, c) =>
                Call(BuiltInFunction.If, Call(BuiltInFunction.Bound, a), b, c))));
        if (depth <= 0) return simple;
        Gen<Expression> inner = Value(depth - 1);
        return Gen.Frequency(
            (8, simple),
            (1, Gen.Select(inner, inner).Select((a, b) => Call(BuiltInFunction.Coalesce, a, b))),
            (1, Gen.Select(Condition(depth - 1), inner, inner).Select((a, b, c) => Call(BuiltInFunction.If, a, b, c))),
            (1, Condition(depth - 1)),
            (1, Exists(depth - 1)));
    }

    /// <summary>An expression that is true, false or an error.</summary>
    public static Gen<Expression> Condition(int depth) => depth <= 0 ? Simple(0) : Gen.Frequency((10, Composed(Condition(depth - 1))), (3, Exists(depth - 1)));

    /// <summary>The same without EXISTS.</summary>
    public static Gen<Expression> Simple(int depth)
    {
        if (depth > 0) return Composed(Simple(depth - 1));
        return Gen.Frequency(
            (6, Gen.Select(OneOf(Comparisons), Value(0), Value(0)).Select((sign, a, b) => (Expression)new BinaryExpression(sign, a, b))),
            (2, Gen.Select(OneOf(Comparisons), Variable, Constant).Select((sign, a, b) => (Expression)new BinaryExpression(sign, a, b))),
            (2, Variable.Select(each => Call(BuiltInFunction.Bound, each))),
            (2, Gen.Select(OneOf(Tests), Variable).Select((function, a) => Call(function, a))),
            (1, Gen.Select(Variable, Value(0)).Select((a, b) => Call(BuiltInFunction.SameTerm, a, b))),
            (2, Gen.Select(OneOf(BuiltInFunction.StrStarts, BuiltInFunction.StrEnds, BuiltInFunction.Contains), Text, Part)
                .Select((function, a, b) => Call(function, a, b))),
            (1, Gen.Select(Text, RegularExpression).Select((a, b) => Call(BuiltInFunction.Regex, a, b))),
            (1, Gen.Select(Variable, Constant.Array[1, 3], Gen.Bool).Select((a, list, negated) =>
                (Expression)new InExpression(a, list, negated))),
            (1, Value(0)));
    }

    private static Gen<Expression> Composed(Gen<Expression> inner) => Gen.Frequency(
        (5, Simple(0)),
        (2, Gen.Select(inner, inner).Select((a, b) => (Expression)new BinaryExpression(BinaryOperator.And, a, b))),
        (2, Gen.Select(inner, inner).Select((a, b) => (Expression)new BinaryExpression(BinaryOperator.Or, a, b))),
        (1, inner.Select(each => (Expression)new UnaryExpression(UnaryOperator.Not, each))));

    private static Gen<Expression> Exists(int depth) => Gen.Select(RandomQueries.Pattern(depth), Gen.Bool)
        .Select((pattern, negated) => (Expression)new ExistsExpression(pattern, negated));

    private static Expression Call(BuiltInFunction function, params Expression[] arguments) => new BuiltInCall(function, arguments);
}
