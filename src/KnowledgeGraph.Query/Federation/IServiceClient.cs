using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Query.Federation;

/// <summary>Sends the queries of SERVICE to other endpoints (SPARQL 1.1 Federated Query).</summary>
/// <remarks>
/// The endpoints come from untrusted queries: which may be called, how much they may answer and for how long is the client's to decide.
/// Implementations are thread-safe.
/// </remarks>
public interface IServiceClient
{
    /// <summary>Asks an endpoint a SELECT query and waits for the whole answer.</summary>
    /// <param name="endpoint">The endpoint, as the query names it.</param>
    /// <param name="query">The query, without prologue.</param>
    /// <param name="cancellationToken">Cancelled with the calling query, and where its time is over.</param>
    /// <exception cref="ServiceException">The endpoint may not be called, did not answer, or gave no such answer.</exception>
    SolutionTable Select(Iri endpoint, string query, CancellationToken cancellationToken);
}
