using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>The values behind the terms of the random queries: how they compare and how they are sorted. Null is an error.</summary>
internal static class ReferenceValues
{
    private enum Kind
    {
        Unbound,
        BlankNode,
        Iri,
        Boolean,
        Number,
        Date,
        String,
        TaggedString,
        IllTyped,
        Unknown,
        TripleTerm,
    }

    /// <summary>The effective boolean value (SPARQL 1.2 §17.2.2).</summary>
    public static bool? Test(Term? term) => KindOf(term) switch
    {
        Kind.Boolean => IsTrue(term!),
        Kind.String => ((Literal)term!).LexicalForm.Length > 0,
        Kind.Number => ReferenceNumber.Of(term)!.Value.Value != 0,
        _ => null,
    };

    /// <summary>The operator <c>=</c> (§17.3): literals of which nothing is known are equal where they are the same, else an error.</summary>
    public static bool? AreEqual(Term left, Term right)
    {
        if (left is TripleTerm a && right is TripleTerm b)
        {
            return a.Subject == b.Subject && a.Predicate == b.Predicate ? AreEqual(a.Object, b.Object) : false;
        }
        if (left is not Literal || right is not Literal) return left == right;
        Kind kind = KindOf(left), other = KindOf(right);
        if (kind != other) return kind == Kind.TaggedString || other == Kind.TaggedString ? false : null;
        return kind switch
        {
            Kind.Number => ReferenceNumber.Of(left)!.Value.Value == ReferenceNumber.Of(right)!.Value.Value,
            Kind.Boolean => IsTrue(left) == IsTrue(right),
            Kind.IllTyped or Kind.Unknown => left == right ? true : null,
            _ => left == right,
        };
    }

    /// <summary>Below zero, zero or above it where the operator <c>&lt;</c> compares the terms (§17.3).</summary>
    public static int? Compare(Term left, Term right)
    {
        Kind kind = KindOf(left);
        if (kind != KindOf(right) || kind is not (Kind.Number or Kind.Boolean or Kind.Date or Kind.String)) return null;
        return Order(left, right);
    }

    /// <summary>
    /// The order of ORDER BY (§15.1), where literals that do not compare are sorted by kind, datatype and form. Blank nodes, and what comes
    /// after them in triple terms, have none: 0.
    /// </summary>
    public static int Order(Term? left, Term? right)
    {
        Kind kind = KindOf(left), other = KindOf(right);
        if (kind != other) return kind.CompareTo(other);
        if (left == right) return 0;
        switch (kind)
        {
            case Kind.BlankNode:
                return 0;
            case Kind.Boolean:
                return IsTrue(left!).CompareTo(IsTrue(right!));
            case Kind.Number:
                return ReferenceNumber.Of(left)!.Value.Value.CompareTo(ReferenceNumber.Of(right)!.Value.Value);
            case Kind.TripleTerm:
                TripleTerm a = (TripleTerm)left!, b = (TripleTerm)right!;
                int order = Order(a.Subject, b.Subject);
                if (order == 0 && a.Subject is BlankNode) return 0;
                if (order == 0) order = Order(a.Predicate, b.Predicate);
                return order != 0 ? order : Order(a.Object, b.Object);
            case Kind.Iri:
                return string.CompareOrdinal(((Iri)left!).Value, ((Iri)right!).Value);
            default:
                Literal x = (Literal)left!, y = (Literal)right!;
                int types = string.CompareOrdinal(x.Datatype.Value, y.Datatype.Value);
                int forms = types != 0 ? types : string.CompareOrdinal(x.LexicalForm, y.LexicalForm);
                return forms != 0 ? forms : string.CompareOrdinal(x.Language, y.Language);
        }
    }

    private static bool IsTrue(Term term) => ((Literal)term).LexicalForm is "true" or "1";

    private static Kind KindOf(Term? term)
    {
        if (term is not Literal literal)
        {
            return term switch { null => Kind.Unbound, BlankNode => Kind.BlankNode, Iri => Kind.Iri, _ => Kind.TripleTerm };
        }
        if (literal.Language is not null) return Kind.TaggedString;
        if (literal.Datatype == XsdVocabulary.String) return Kind.String;
        if (literal.Datatype == XsdVocabulary.Date) return Kind.Date;
        if (literal.Datatype == XsdVocabulary.Boolean) return Kind.Boolean;
        if (ReferenceNumber.Of(literal) is not null) return Kind.Number;
        return literal.Datatype == XsdVocabulary.Integer ? Kind.IllTyped : Kind.Unknown;
    }
}
