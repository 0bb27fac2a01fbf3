using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>
/// The terms of one running query: those of its snapshot and those that it makes itself. The ids of equal terms are equal, wherever
/// they come from. One thread at a time.
/// </summary>
internal sealed class QueryTerms(Snapshot snapshot)
{
    public Snapshot Snapshot { get; } = snapshot;

    /// <summary>The id of a term: inline, the snapshot's, or a local one.</summary>
    public ValueId Intern(in Utf8Term term) => throw new NotSupportedException();

    /// <summary>The bytes that the terms made by the query hold now.</summary>
    public long MemoryBytes => throw new NotSupportedException();

    /// <summary>The term of an id, into <paramref name="scratch"/> (<see cref="Snapshot.ScratchBytes"/>) for inline values.</summary>
    public Utf8Term Decode(ValueId id, Span<byte> scratch) => throw new NotSupportedException();

    /// <summary>A blank node that is in no graph.</summary>
    public ValueId CreateBlankNode() => throw new NotSupportedException();
}
