using System.Globalization;
using System.Text.RegularExpressions;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>
/// The expressions that the random queries use, over the terms that <see cref="ReferenceValues"/> compares. Null is an error.
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
            case UnaryExpression { Operator: UnaryOperator.Minus } minus:
                return ReferenceNumber.Of(Evaluate(minus.Operand, solution, exists)) is { } number
                    ? (default(ReferenceNumber) with { Type = XsdVocabulary.Integer } - number).ToLiteral() : null;
            case BuiltInCall { Function: BuiltInFunction.If } choice:
                return Test(choice.Arguments[0], solution, exists) is { } chosen
                    ? Evaluate(choice.Arguments[chosen ? 1 : 2], solution, exists) : null;
            case BuiltInCall call:
                Term?[] arguments = [.. call.Arguments.Select(argument => Evaluate(argument, solution, exists))];
                return Array.TrueForAll(arguments, argument => argument is not null) ? Call(call.Function, arguments!) : null;
            case InExpression list:
                return In(list, solution, exists);
            default:
                throw new InvalidOperationException($"the reference does not know {expression}");
        }
    }

    /// <summary>The effective boolean value (§17.2.2).</summary>
    public static bool? Test(Expression expression, Solution solution, Func<ExistsExpression, Solution, bool> exists) =>
        ReferenceValues.Test(Evaluate(expression, solution, exists));

    public static Literal Integer(long value) => new(value.ToString(CultureInfo.InvariantCulture), XsdVocabulary.Integer);

    public static Literal? Boolean(bool? value) => value is { } known ? new Literal(known ? "true" : "false", XsdVocabulary.Boolean) : null;

    /// <summary>The functions that need all their arguments (§17.4).</summary>
    private static Term? Call(BuiltInFunction function, Term[] arguments) => (function, arguments) switch
    {
        (BuiltInFunction.IsIri, [var term]) => Boolean(term is Iri),
        (BuiltInFunction.IsBlank, [var term]) => Boolean(term is BlankNode),
        (BuiltInFunction.IsLiteral, [var term]) => Boolean(term is Literal),
        (BuiltInFunction.IsNumeric, [var term]) => Boolean(ReferenceNumber.Of(term) is not null),
        (BuiltInFunction.IsTriple, [var term]) => Boolean(term is TripleTerm),
        (BuiltInFunction.SameTerm, [var a, var b]) => Boolean(a == b),
        (BuiltInFunction.Triple, [Iri or BlankNode, Iri predicate, var @object]) => new TripleTerm(arguments[0], predicate, @object),
        (BuiltInFunction.Subject, [TripleTerm triple]) => triple.Subject,
        (BuiltInFunction.Predicate, [TripleTerm triple]) => triple.Predicate,
        (BuiltInFunction.Object, [TripleTerm triple]) => triple.Object,
        (BuiltInFunction.Str, [Iri iri]) => new Literal(iri.Value),
        (BuiltInFunction.Str, [Literal literal]) => new Literal(literal.LexicalForm),
        (BuiltInFunction.Lang, [Literal literal]) => new Literal(literal.Language ?? ""),
        (BuiltInFunction.Datatype, [Literal literal]) => literal.Datatype,
        (BuiltInFunction.StrLen, [Literal text]) when IsText(text) => Integer(text.LexicalForm.Length),
        (BuiltInFunction.UCase, [Literal text]) when IsText(text) => WithForm(text, text.LexicalForm.ToUpperInvariant()),
        (BuiltInFunction.LCase, [Literal text]) when IsText(text) => WithForm(text, text.LexicalForm.ToLowerInvariant()),
        (BuiltInFunction.Abs, [var term]) when ReferenceNumber.Of(term) is { } number => (number with { Value = Math.Abs(number.Value) }).ToLiteral(),
        (BuiltInFunction.Regex, [Literal text, Literal pattern]) when IsText(text) =>
            Boolean(Regex.IsMatch(text.LexicalForm, pattern.LexicalForm, RegexOptions.CultureInvariant)),
        (BuiltInFunction.StrBefore, [Literal text, Literal part]) when AreCompatible(text, part) =>
            IndexOf(text, part) is >= 0 and var at ? WithForm(text, text.LexicalForm[..at]) : new Literal(""),
        (BuiltInFunction.StrAfter, [Literal text, Literal part]) when AreCompatible(text, part) =>
            IndexOf(text, part) is >= 0 and var at ? WithForm(text, text.LexicalForm[(at + part.LexicalForm.Length)..]) : new Literal(""),
        (BuiltInFunction.StrEnds, [Literal text, Literal part]) when AreCompatible(text, part) =>
            Boolean(text.LexicalForm.EndsWith(part.LexicalForm, StringComparison.Ordinal)),
        (BuiltInFunction.StrStarts, [Literal text, Literal part]) when AreCompatible(text, part) =>
            Boolean(text.LexicalForm.StartsWith(part.LexicalForm, StringComparison.Ordinal)),
        (BuiltInFunction.Contains, [Literal text, Literal part]) when AreCompatible(text, part) =>
            Boolean(text.LexicalForm.Contains(part.LexicalForm, StringComparison.Ordinal)),
        (BuiltInFunction.Concat, _) when Array.TrueForAll(arguments, argument => argument is Literal text && IsText(text)) =>
            Concat([.. arguments.Cast<Literal>()]),
        _ => null,
    };

    private static int IndexOf(Literal text, Literal part) => text.LexicalForm.IndexOf(part.LexicalForm, StringComparison.Ordinal);

    private static bool IsText(Literal literal) => literal.Language is not null || literal.Datatype == XsdVocabulary.String;

    /// <summary>Argument compatibility (§17.4.3.1.2).</summary>
    private static bool AreCompatible(Literal text, Literal part) =>
        IsText(text) && IsText(part) && (part.Language is null || part.Language == text.Language);

    private static Literal WithForm(Literal text, string form) =>
        text.Language is { } language ? new Literal(form, language) : new Literal(form);

    private static Literal Concat(Literal[] texts)
    {
        string form = string.Concat(texts.Select(text => text.LexicalForm));
        return texts.Length > 0 && texts.Select(text => text.Language).Distinct().Count() == 1 ? WithForm(texts[0], form) : new Literal(form);
    }

    private static Literal? Binary(BinaryOperator sign, Term? left, Term? right)
    {
        if (left is null || right is null) return null;
        switch (sign)
        {
            case BinaryOperator.Equal:
                return Boolean(ReferenceValues.AreEqual(left, right));
            case BinaryOperator.NotEqual:
                return Boolean(!ReferenceValues.AreEqual(left, right));
            case BinaryOperator.Less:
                return Boolean(ReferenceValues.Compare(left, right) is { } less ? less < 0 : null);
            case BinaryOperator.LessOrEqual:
                return Boolean(ReferenceValues.Compare(left, right) is { } lessOrEqual ? lessOrEqual <= 0 : null);
            case BinaryOperator.Greater:
                return Boolean(ReferenceValues.Compare(left, right) is { } greater ? greater > 0 : null);
            case BinaryOperator.GreaterOrEqual:
                return Boolean(ReferenceValues.Compare(left, right) is { } greaterOrEqual ? greaterOrEqual >= 0 : null);
        }
        // Differences of dates are an extension.
        if (left is Literal { Datatype: var type } && right is Literal { Datatype: var other } && type == other && type == XsdVocabulary.Date)
        {
            throw new UndecidedException("the arithmetic of dates");
        }
        if (ReferenceNumber.Of(left) is not { } a || ReferenceNumber.Of(right) is not { } b) return null;
        return sign switch
        {
            BinaryOperator.Add => (a + b).ToLiteral(),
            BinaryOperator.Subtract => (a - b).ToLiteral(),
            BinaryOperator.Multiply => (a * b).ToLiteral(),
            _ => throw new InvalidOperationException($"the reference does not know {sign}"),
        };
    }

    private static Literal? In(InExpression list, Solution solution, Func<ExistsExpression, Solution, bool> exists)
    {
        if (Evaluate(list.Value, solution, exists) is not { } value) return null;
        bool found = false, failed = false;
        foreach (Expression candidate in list.Candidates)
        {
            Term? other = Evaluate(candidate, solution, exists);
            bool? isEqual = other is null ? null : ReferenceValues.AreEqual(value, other);
            failed |= isEqual is null;
            found |= isEqual == true;
        }
        return found ? Boolean(!list.Negated) : failed ? null : Boolean(list.Negated);
    }
}
