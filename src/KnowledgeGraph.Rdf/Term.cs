namespace KnowledgeGraph.Rdf;

/// <summary>
/// An RDF term: an <see cref="Iri"/>, a <see cref="BlankNode"/>, a <see cref="Literal"/> or a <see cref="TripleTerm"/> (RDF 1.2 Concepts §3.1).
/// </summary>
/// <remarks>
/// Terms are immutable, safe to share between threads, and equal when they are the same term; values are not compared.
/// They serve where a person reads the code; hot paths work on <see cref="Utf8Term"/>.
/// </remarks>
public abstract class Term : IEquatable<Term>
{
    private protected Term()
    {
    }

    /// <summary>The kind of this term.</summary>
    public abstract TermKind Kind { get; }

    /// <summary>Whether both are the same term (RDF 1.1 Concepts §3.2–3.4).</summary>
    public abstract bool Equals(Term? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as Term);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>The term in N-Triples syntax.</summary>
    public abstract override string ToString();

    /// <summary>Whether both are the same term, or both null.</summary>
    public static bool operator ==(Term? left, Term? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the terms differ.</summary>
    public static bool operator !=(Term? left, Term? right) => !(left == right);
}
