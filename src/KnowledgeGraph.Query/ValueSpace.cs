using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query;

/// <summary>
/// The terms of a snapshot, and others beside them, with the values that SPARQL sees in them: for whoever compares as a query does
/// without being one. One thread at a time; the snapshot stays open as long.
/// </summary>
public sealed class ValueSpace
{
    private readonly QueryTerms _terms;
    private readonly TermValues _values;
    private readonly ValueComparer _comparer;

    /// <summary>Opens the space over a snapshot, which the caller keeps open.</summary>
    public ValueSpace(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        _terms = new QueryTerms(snapshot);
        _values = new TermValues(_terms);
        _comparer = new ValueComparer(_values);
    }

    /// <summary>The snapshot.</summary>
    public Snapshot Snapshot => _terms.Snapshot;

    /// <summary>
    /// The id of a term: the snapshot's, or one that only this space knows (<see cref="ValueId.IsLocal"/>). Equal terms have equal ids;
    /// a blank node is the snapshot's where it has that label.
    /// </summary>
    public ValueId Intern(Term term)
    {
        ArgumentNullException.ThrowIfNull(term);
        return _terms.Intern(term);
    }

    /// <summary>
    /// The term of an id, valid as long as <paramref name="scratch"/> (at least <see cref="Snapshot.ScratchBytes"/> bytes).
    /// </summary>
    public Utf8Term Decode(ValueId id, Span<byte> scratch) => _terms.Decode(id, scratch);

    /// <summary>The term of an id, as an object.</summary>
    public Term GetTerm(ValueId id)
    {
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        return _terms.Decode(id, scratch).ToTerm();
    }

    /// <summary>The operators <c>&lt;</c>, <c>=</c>, <c>&gt;</c> (SPARQL 1.1 §17.3) at once: null where the values do not compare.</summary>
    public int? Compare(ValueId left, ValueId right) => _comparer.CompareValues(left, right);

    /// <summary>Whether the id is a literal of a datatype that is understood, with a lexical form that is none of that datatype.</summary>
    public bool IsIllTyped(ValueId id) => id.IsLiteral && _values.Read(id).Kind == ValueKind.IllTyped;
}
