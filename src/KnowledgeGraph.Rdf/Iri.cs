using System.Text;

namespace KnowledgeGraph.Rdf;

/// <summary>An absolute IRI (RFC 3987), kept exactly as written: nothing is normalised.</summary>
/// <remarks>Immutable and thread-safe. Two IRIs are equal when their characters are (RDF 1.1 Concepts §3.2).</remarks>
public sealed class Iri : Term
{
    /// <summary>Wraps the characters of an absolute IRI. They are trusted: readers check what comes from outside.</summary>
    public Iri(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        Value = value;
    }

    /// <summary>The characters of the IRI.</summary>
    public string Value { get; }

    /// <summary>Whether the characters are those of an absolute IRI: a scheme, and nothing that no IRI may hold.</summary>
    public static bool IsAbsolute(string value) => IriSyntax.IsAbsolute(Encoding.UTF8.GetBytes(value));

    /// <summary>Resolves a reference with this IRI as base (RFC 3986 §5.2). The characters of the reference are trusted.</summary>
    public Iri Resolve(string reference) => new(new IriResolver(Value).Resolve(reference));

    /// <inheritdoc/>
    public override TermKind Kind => TermKind.Iri;

    /// <inheritdoc/>
    public override bool Equals(Term? other) => other is Iri iri && iri.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"<{Value}>";
}
