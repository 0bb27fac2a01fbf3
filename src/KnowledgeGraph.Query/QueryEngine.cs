using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Planning;
using KnowledgeGraph.Query.Results;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query;

/// <summary>The one way from a parsed query to its answer. Thread-safe.</summary>
public sealed class QueryEngine
{
    /// <summary>For tests that want every way of planning tried.</summary>
    internal PlanCosts Costs { get; init; } = new();

    /// <summary>
    /// Plans a query on a snapshot, which the caller keeps open until the result is disposed. Errors of evaluation appear while the
    /// result is read.
    /// </summary>
    /// <returns>A <see cref="SelectResult"/>, <see cref="AskResult"/> or <see cref="GraphResult"/>, by the query's form.</returns>
    /// <exception cref="ServiceException">The query calls a SERVICE that is not SILENT.</exception>
    /// <exception cref="QueryMemoryLimitException">The query's inline data alone is over the memory budget.</exception>
    /// <exception cref="KnowledgeGraphException">The query nests its patterns too deeply.</exception>
    public QueryResult Execute(Sparql.Algebra.Query query, Snapshot snapshot, QueryOptions options,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(options);
        var context = new QueryContext(new QueryTerms(snapshot, options.MemoryBudget), options, cancellationToken);
        ActiveDataset dataset = ActiveDataset.Resolve(query.Dataset, options, context.Terms);
        var planner = new Planner(context, dataset, query.BaseIri) { Costs = Costs };
        SolutionStream solutions = SolutionStream.Open(planner, query.Pattern, options.Bindings, query is AskQuery, query is SelectQuery);
        return query switch
        {
            SelectQuery select => new SolutionSelectResult(solutions, select.Variables),
            AskQuery => new SolutionAskResult(solutions),
            ConstructQuery construct => new ConstructResult(solutions, construct.Template),
            DescribeQuery describe => new DescribeResult(solutions, describe.Resources),
            _ => throw new ArgumentException($"{query.GetType().Name} is no form of query", nameof(query)),
        };
    }
}
