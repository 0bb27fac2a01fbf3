using System.Globalization;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>
/// The expressions that the random queries use, over IRIs, blank nodes, integers, booleans, plain strings and triple terms of them.
/// Null is an error.
/// </summary>
internal static class ReferenceExpressions
{
    public static Term? Evaluate(Expression expression, Solution solution, Func<ExistsExpression, Solution, bool> exists)
    {
        switch (expression)
        {
            case VariableExpression variable:
                return solution[variable.Variable];
            case ConstantExpression constant:
                return constant.Term;
            case ExistsExpression pattern:
                return Boolean(exists(pattern, solution));
            case UnaryExpression { Operator: UnaryOperator.Not } not:
                return Boolean(!Test(not.Operand, solution, exists));
            case BinaryExpression { Operator: BinaryOperator.And } and:
                bool? a = Test(and.Left, solution, exists), b = Test(and.Right, solution, exists);
                return Boolean(a == false || b == false ? false : a is null || b is null ? null : true);
            case BinaryExpression { Operator: BinaryOperator.Or } or:
                bool? c = Test(or.Left, solution, exists), d = Test(or.Right, solution, exists);
                return Boolean(c == true || d == true ? true : c is null || d is null ? null : false);
            case BinaryExpression binary:
                return Binary(binary.Operator, Evaluate(binary.Left, solution, exists), Evaluate(binary.Right, solution, exists));
            case BuiltInCall { Function: BuiltInFunction.Bound } bound:
                return Boolean(solution[((VariableExpression)bound.Arguments[0]).Variable] is not null);
            case BuiltInCall { Function: BuiltInFunction.Coalesce } coalesce:
                return coalesce.Arguments.Select(argument => Evaluate(argument, solution, exists)).FirstOrDefault(term => term is not null);
            case BuiltInCall { Function: BuiltInFunction.IsIri } isIri:
                return Evaluate(isIri.Arguments[0], solution, exists) is { } term ? Boolean(term is Iri) : null;
            case BuiltInCall { Function: BuiltInFunction.SameTerm } same:
                return Evaluate(same.Arguments[0], solution, exists) is { } x && Evaluate(same.Arguments[1], solution, exists) is { } y
                    ? Boolean(x == y) : null;
            case BuiltInCall { Function: BuiltInFunction.Triple } call:
                return Triple(call.Arguments.Select(argument => Evaluate(argument, solution, exists)).ToArray());
            case BuiltInCall { Function: BuiltInFunction.IsTriple } call:
                return Evaluate(call.Arguments[0], solution, exists) is { } any ? Boolean(any is TripleTerm) : null;
            case BuiltInCall { Function: BuiltInFunction.Subject } call:
                return (Evaluate(call.Arguments[0], solution, exists) as TripleTerm)?.Subject;
            case BuiltInCall { Function: BuiltInFunction.Predicate } call:
                return (Evaluate(call.Arguments[0], solution, exists) as TripleTerm)?.Predicate;
            case BuiltInCall { Function: BuiltInFunction.Object } call:
                return (Evaluate(call.Arguments[0], solution, exists) as TripleTerm)?.Object;
            case InExpression list:
                return In(list, solution, exists);
            default:
                throw new InvalidOperationException($"the reference does not know {expression}");
        }
    }

    /// <summary>The effective boolean value (§17.2.2).</summary>
    public static bool? Test(Expression expression, Solution solution, Func<ExistsExpression, Solution, bool> exists) =>
        Evaluate(expression, solution, exists) switch
        {
            Literal literal when literal.Datatype == XsdVocabulary.Boolean => literal.LexicalForm == "true",
            Literal literal when literal.Datatype == XsdVocabulary.String => literal.LexicalForm.Length > 0,
            Literal literal when Number(literal) is { } number => number != 0,
            _ => null,
        };

    public static long? Number(Term? term) =>
        term is Literal literal && literal.Datatype == XsdVocabulary.Integer ? long.Parse(literal.LexicalForm, CultureInfo.InvariantCulture)
            : null;

    public static Literal Integer(long value) => new(value.ToString(CultureInfo.InvariantCulture), XsdVocabulary.Integer);

    public static Literal? Boolean(bool? value) => value is { } known ? new Literal(known ? "true" : "false", XsdVocabulary.Boolean) : null;

    private static Literal? Binary(BinaryOperator sign, Term? left, Term? right)
    {
        if (left is null || right is null) return null;
        long? a = Number(left), b = Number(right);
        return sign switch
        {
            BinaryOperator.Equal => Boolean(AreEqual(left, right)),
            BinaryOperator.NotEqual => Boolean(!AreEqual(left, right)),
            BinaryOperator.Less => a is not null && b is not null ? Boolean(a < b)
                : Boolean(Order(left, right) is { } order ? order < 0 : null),
            BinaryOperator.Add => a is not null && b is not null ? Integer(a.Value + b.Value) : null,
            _ => throw new InvalidOperationException($"the reference does not know {sign}"),
        };
    }

    /// <summary>
    /// The operator <c>=</c>: on these datatypes equal values are the same term, and literals of different ones are an error.
    /// </summary>
    private static bool? AreEqual(Term left, Term right) => (left, right) switch
    {
        (TripleTerm a, TripleTerm b) => a.Subject == b.Subject && a.Predicate == b.Predicate ? AreEqual(a.Object, b.Object) : false,
        (Literal a, Literal b) when a.Datatype != b.Datatype => null,
        _ => left == right,
    };

    private static TripleTerm? Triple(Term?[] terms) => terms is [Iri or BlankNode, Iri predicate, { } @object]
        ? new TripleTerm(terms[0]!, predicate, @object)
        : null;

    private static int? Order(Term left, Term right) =>
        left is Literal a && right is Literal b && a.Datatype == b.Datatype
            && (a.Datatype == XsdVocabulary.String || a.Datatype == XsdVocabulary.Boolean)
            ? string.CompareOrdinal(a.LexicalForm, b.LexicalForm)
            : null;

    private static Literal? In(InExpression list, Solution solution, Func<ExistsExpression, Solution, bool> exists)
    {
        if (Evaluate(list.Value, solution, exists) is not { } value) return null;
        bool found = false, failed = false;
        foreach (Expression candidate in list.Candidates)
        {
            Term? other = Evaluate(candidate, solution, exists);
            bool? isEqual = other is null ? null : AreEqual(value, other);
            failed |= isEqual is null;
            found |= isEqual == true;
        }
        return found ? Boolean(!list.Negated) : failed ? null : Boolean(list.Negated);
    }
}
