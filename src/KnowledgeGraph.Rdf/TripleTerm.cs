namespace KnowledgeGraph.Rdf;

/// <summary>A triple that stands as the object of another: it is named, not asserted (RDF 1.2 Concepts §3.6).</summary>
/// <remarks>Immutable and thread-safe. Two triple terms are equal when their three terms are.</remarks>
public sealed class TripleTerm : Term
{
    /// <summary>Creates the term of a triple.</summary>
    /// <param name="subject">An IRI or a blank node.</param>
    /// <param name="predicate">The predicate.</param>
    /// <param name="object">Any term, a triple term among them.</param>
    /// <exception cref="ArgumentException">The subject is a literal or a triple term.</exception>
    public TripleTerm(Term subject, Iri predicate, Term @object)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(predicate);
        ArgumentNullException.ThrowIfNull(@object);
        if (subject is Literal or TripleTerm) throw new ArgumentException("the subject of a triple is an IRI or a blank node", nameof(subject));
        Subject = subject;
        Predicate = predicate;
        Object = @object;
    }

    /// <summary>The subject, an IRI or a blank node.</summary>
    public Term Subject { get; }

    /// <summary>The predicate.</summary>
    public Iri Predicate { get; }

    /// <summary>The object, any term.</summary>
    public Term Object { get; }

    /// <inheritdoc/>
    public override TermKind Kind => TermKind.Triple;

    /// <inheritdoc/>
    public override bool Equals(Term? other) =>
        other is TripleTerm triple && triple.Subject.Equals(Subject) && triple.Predicate.Equals(Predicate) && triple.Object.Equals(Object);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(TermKind.Triple, Subject, Predicate, Object);

    /// <inheritdoc/>
    public override string ToString() => $"<<( {Subject} {Predicate} {Object} )>>";
}
