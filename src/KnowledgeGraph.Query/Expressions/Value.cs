using KnowledgeGraph.Rdf.Xsd;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>
/// What a term means: its kind and, for numbers, dates, durations and booleans, the value itself. Strings stay with their term.
/// </summary>
/// <param name="Kind">The kind.</param>
/// <param name="Type">The datatype of a literal.</param>
internal readonly record struct Value(ValueKind Kind, XsdType Type = XsdType.Unknown)
{
    public bool Boolean { get; init; }

    public Numeric Numeric { get; init; }

    public XsdDateTime Temporal { get; init; }

    public XsdDuration Duration { get; init; }
}
