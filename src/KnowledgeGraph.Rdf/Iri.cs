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

    /// <inheritdoc/>
    public override TermKind Kind => TermKind.Iri;

    /// <inheritdoc/>
    public override bool Equals(Term? other) => other is Iri iri && iri.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"<{Value}>";
}
