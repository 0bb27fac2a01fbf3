using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Query.Updating;

/// <summary>Reads the documents that LOAD names (SPARQL 1.1 Update §3.1.4).</summary>
/// <remarks>
/// The IRIs come from untrusted requests: what may be read, from where, how much and for how long is the loader's to decide. A loader
/// that follows any IRI lets every client reach the network of the server. Implementations are thread-safe.
/// </remarks>
public interface IGraphLoader
{
    /// <summary>Hands the statements of a document to a sink, which adds them to the destination of the LOAD.</summary>
    /// <param name="source">The document.</param>
    /// <param name="sink">Receives the statements; what it throws is to be passed on.</param>
    /// <param name="cancellationToken">Cancelled with the request, and where its time is over.</param>
    /// <exception cref="KnowledgeGraphException">The document may not be read, is not there, or is broken.</exception>
    void Load(Iri source, IQuadSink sink, CancellationToken cancellationToken);
}
