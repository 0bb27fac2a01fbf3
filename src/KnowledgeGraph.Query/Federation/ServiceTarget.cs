using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Query.Federation;

/// <summary>A SERVICE of a running query: what it sends, and which endpoints have failed it. One thread at a time.</summary>
/// <param name="context">The query.</param>
/// <param name="client">Calls the endpoints.</param>
/// <param name="pattern">The pattern.</param>
/// <param name="endpoint">The endpoint, where it is known beforehand.</param>
/// <param name="columns">The variables that the answers bind.</param>
internal sealed class ServiceTarget(
    QueryContext context, IServiceClient client, ServicePattern pattern, Iri? endpoint, IReadOnlyList<Variable> columns)
{
    private readonly HashSet<string> _failed = [];

    /// <summary>The endpoint, where it is known beforehand.</summary>
    public Iri? Endpoint { get; } = endpoint;

    /// <summary>The variable that has the endpoint, where it is one.</summary>
    public Variable? EndpointVariable { get; } = pattern.Endpoint as Variable;

    /// <summary>The variables that the answers bind.</summary>
    public IReadOnlyList<Variable> Columns { get; } = columns;

    /// <summary>
    /// Asks an endpoint; null where it gave no answer and the pattern is SILENT. An endpoint that failed is not asked again.
    /// </summary>
    /// <param name="address">The endpoint; null where it has no value or is no IRI.</param>
    /// <param name="keys">The variables of the values sent.</param>
    /// <param name="rows">The values.</param>
    /// <exception cref="ServiceException">It gave no answer, and the pattern is not SILENT.</exception>
    public SolutionTable? Select(Iri? address, IReadOnlyList<Variable> keys, IReadOnlyList<Term?[]> rows)
    {
        if (address is not null && _failed.Contains(address.Value)) return null;
        try
        {
            if (address is null)
            {
                throw new ServiceException($"SERVICE ?{EndpointVariable?.Name} was not called: the variable has no IRI as its value");
            }
            string query = ServiceQuery.Write(pattern.Text, Columns, keys, rows);
            SolutionTable table = context.Deadline.Run(token => client.Select(address, query, token), context.CancellationToken);
            return table.Boolean is null
                ? table
                : throw new ServiceException($"SERVICE {address} answered with a boolean, not with solutions");
        }
        catch (ServiceException) when (pattern.Silent)
        {
            if (address is not null) _failed.Add(address.Value);
            return null;
        }
    }
}
