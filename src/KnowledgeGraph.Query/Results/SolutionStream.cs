using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Planning;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Results;

/// <summary>The running plan of a query and the batches that it gives.</summary>
internal sealed class SolutionStream(Planner planner, Operator plan) : IDisposable
{
    private readonly TermDecoder _decoder = planner.Context.Terms.Snapshot.CreateTermDecoder();

    /// <summary>Plans a pattern on the default graph of the planner's dataset. The planner becomes the stream's.</summary>
    /// <param name="planner">The planner.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="bindings">Values that variables have from the start; null for none.</param>
    /// <param name="isTest">Whether no more is asked than if there is a solution.</param>
    /// <param name="isSelect">Whether the pattern is that of a SELECT, whose clause does not hide variables from the values.</param>
    /// <exception cref="KnowledgeGraphException">The pattern is nested too deeply.</exception>
    public static SolutionStream Open(
        Planner planner, AlgebraNode pattern, IReadOnlyDictionary<string, Term>? bindings = null, bool isTest = false,
        bool isSelect = false)
    {
        try
        {
            if (bindings is not null) pattern = PreBinding.Apply(pattern, bindings, planner.Context.Terms, planner.Analysis, isSelect);
            AlgebraNode rewritten = new Rewriter(planner.Analysis).Rewrite(pattern);
            return new SolutionStream(planner, isTest ? planner.PlanTest(rewritten) : planner.Plan(rewritten));
        }
        catch (InsufficientExecutionStackException)
        {
            throw NestedTooDeeply();
        }
    }

    public QueryContext Context => planner.Context;

    /// <summary>The default graph of the query's dataset.</summary>
    public GraphSelector DefaultGraph => planner.DefaultGraph;

    public Schema Schema => plan.Schema;

    /// <summary>The columns of variables; -1 where a variable has none.</summary>
    public int[] Columns(IEnumerable<Variable> variables) => [.. variables.Select(plan.Schema.IndexOf)];

    /// <summary>The next batch; null at the end.</summary>
    public ColumnBatch? Next()
    {
        try
        {
            return plan.Next();
        }
        catch (InsufficientExecutionStackException)
        {
            throw NestedTooDeeply();
        }
    }

    /// <summary>The term of an id, valid until the next call.</summary>
    public Utf8Term Decode(ValueId id) => Context.Terms.Decode(id, _decoder);

    public QueryPlan Explain() => plan.Explain();

    public void Dispose()
    {
        plan.Dispose();
        planner.Dispose();
    }

    private static KnowledgeGraphException NestedTooDeeply() => new("the query nests its patterns too deeply to be evaluated");
}
