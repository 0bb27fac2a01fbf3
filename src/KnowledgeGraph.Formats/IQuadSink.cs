using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats;

/// <summary>Receives what a reader reads, statement by statement. Writers, loaders and counters are sinks.</summary>
/// <remarks>Called from one thread at a time. An exception thrown by a sink ends the reading and reaches the caller.</remarks>
public interface IQuadSink
{
    /// <summary>A statement. <paramref name="graph"/> is none in the default graph. The spans are valid during the call only.</summary>
    void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph);

    /// <summary>A prefix declaration (prefix without colon), for sinks that keep them.</summary>
    void OnPrefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
    }

    /// <summary>A base declaration.</summary>
    void OnBase(ReadOnlySpan<byte> iri)
    {
    }
}
