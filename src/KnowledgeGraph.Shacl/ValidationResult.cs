using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Shacl;

/// <summary>One result of a validation (SHACL §3.6.2). Immutable.</summary>
public sealed record ValidationResult
{
    /// <summary>The node that was looked at.</summary>
    public required Term FocusNode { get; init; }

    /// <summary>The path from the focus node to the values; null of a node shape.</summary>
    public PropertyPath? ResultPath { get; init; }

    /// <summary>The value at fault; null where none is, as with a missing value.</summary>
    public Term? Value { get; init; }

    /// <summary>The shape that is not satisfied, as it is named in the shapes graph.</summary>
    public required Term SourceShape { get; init; }

    /// <summary>The SPARQL constraint at fault, where it is one.</summary>
    public Term? SourceConstraint { get; init; }

    /// <summary>The kind of constraint, like <c>sh:MinCountConstraintComponent</c>.</summary>
    public required Iri SourceConstraintComponent { get; init; }

    /// <summary>How grave it is: <c>sh:Violation</c>, <c>sh:Warning</c>, <c>sh:Info</c>, or an IRI of the author's.</summary>
    public required Iri Severity { get; init; }

    /// <summary>Whether it is a violation, not a warning, information or of a severity of the author's.</summary>
    public bool IsViolation => Severity == ShaclVocabulary.Violation;

    /// <summary>What to tell people: the shape's messages, in their languages, or else ours in French and English.</summary>
    public required IReadOnlyList<Literal> Messages { get; init; }

    /// <summary>The message in a language, or in none, or the first there is.</summary>
    public string MessageIn(string language) =>
        (Messages.FirstOrDefault(message => string.Equals(message.Language, language, StringComparison.OrdinalIgnoreCase))
            ?? Messages.FirstOrDefault(message => message.Language is null)
            ?? Messages[0]).LexicalForm;
}
