using System.Globalization;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>A number of the random queries: an <c>xsd:integer</c>, a short <c>xsd:decimal</c> or a finite <c>xsd:double</c>.</summary>
internal readonly record struct ReferenceNumber(Iri Type, decimal Value)
{
    private static readonly Iri[] Types = [XsdVocabulary.Integer, XsdVocabulary.Decimal, XsdVocabulary.Double];

    public static ReferenceNumber? Of(Term? term)
    {
        if (term is not Literal literal || !Types.Contains(literal.Datatype)) return null;
        NumberStyles style = literal.Datatype == XsdVocabulary.Integer ? NumberStyles.AllowLeadingSign
            : literal.Datatype == XsdVocabulary.Decimal ? NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint
            : NumberStyles.Float;
        return decimal.TryParse(literal.LexicalForm, style, CultureInfo.InvariantCulture, out decimal value)
            ? new ReferenceNumber(literal.Datatype, value) : null;
    }

    public static ReferenceNumber operator +(ReferenceNumber a, ReferenceNumber b) => new(Common(a, b), a.Value + b.Value);

    public static ReferenceNumber operator -(ReferenceNumber a, ReferenceNumber b) => new(Common(a, b), a.Value - b.Value);

    public static ReferenceNumber operator *(ReferenceNumber a, ReferenceNumber b) => new(Common(a, b), a.Value * b.Value);

    /// <summary>The quotient by a count, where it is short enough for every way of rounding to give the same.</summary>
    public ReferenceNumber Average(int count)
    {
        decimal quotient = Value / count;
        if (quotient * 1000 % 1 != 0) throw new UndecidedException("how far a quotient is computed");
        return new ReferenceNumber(Type == XsdVocabulary.Integer ? XsdVocabulary.Decimal : Type, quotient);
    }

    /// <summary>The literal in its canonical form (XML Schema 1.1 Part 2 §3.3).</summary>
    public Literal ToLiteral()
    {
        // A decimal has two zeros.
        decimal value = Value == 0 ? 0 : Value;
        string digits = (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
        if (Type != XsdVocabulary.Double) return new Literal(digits, Type);
        string scientific = ((double)value).ToString("0.0###############E0", CultureInfo.InvariantCulture);
        return new Literal(scientific, Type);
    }

    private static Iri Common(ReferenceNumber a, ReferenceNumber b) =>
        Types[Math.Max(Array.IndexOf(Types, a.Type), Array.IndexOf(Types, b.Type))];
}
