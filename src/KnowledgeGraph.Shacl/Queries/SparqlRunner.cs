using KnowledgeGraph.Query;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Shacl.Queries;

/// <summary>Runs the queries of constraints on the data graph.</summary>
internal static class SparqlRunner
{
    private static readonly QueryEngine Engine = new();

    /// <summary>Whether an ASK query has a solution.</summary>
    public static bool Ask(Evaluation evaluation, AskQuery query, IReadOnlyDictionary<string, Term> bindings)
    {
        using var result = (AskResult)Run(evaluation, query, bindings);
        return result.Value;
    }

    /// <summary>The solutions of a SELECT query, as many as the report can hold still.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, Term>> Select(
        Evaluation evaluation, SelectQuery query, IReadOnlyDictionary<string, Term> bindings)
    {
        using var result = (SelectResult)Run(evaluation, query, bindings);
        var solutions = new SolutionCollector();
        int most = evaluation.Collector.Wanted;
        while (solutions.Solutions.Count < most && result.WriteNext(solutions))
        {
        }
        return solutions.Solutions;
    }

    private static QueryResult Run(Evaluation evaluation, Sparql.Algebra.Query query, IReadOnlyDictionary<string, Term> bindings)
    {
        var options = new QueryOptions
        {
            DefaultGraph = evaluation.Data.Graphs.IsMerge ? DefaultGraphMode.Union : DefaultGraphMode.StoreDefault,
            Bindings = bindings,
        };
        return Engine.Execute(query, evaluation.Space.Snapshot, options, evaluation.Run.CancellationToken);
    }
}
