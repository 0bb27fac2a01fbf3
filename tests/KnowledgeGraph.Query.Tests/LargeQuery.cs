using System.Diagnostics.CodeAnalysis;
using KnowledgeGraph.Query.Planning;
using KnowledgeGraph.Query.Tests.Reference;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Tests;

/// <summary>A pattern that is asked in several ways.</summary>
internal sealed class LargeQuery(TestStore store, DefaultGraphMode mode, AlgebraNode pattern)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public Variable[] Variables { get; } =
        [.. Rewriting.MentionedVariables.Of(pattern).Where(variable => variable.IsVisible).OrderBy(variable => variable.Name, StringComparer.Ordinal)];

    /// <summary>All rows; false where there are more, or the time or the memory is over.</summary>
    public bool TryRead(PlanCosts costs, [NotNullWhen(true)] out RowDigest? rows, int mostRows, long memoryBudget = 1L << 30)
    {
        rows = null;
        var digest = new RowDigest();
        try
        {
            var query = new SelectQuery(Variables, DatasetClause.Empty, new Project(pattern, Variables), null, []);
            using var result = (SelectResult)Execute(query, costs, memoryBudget);
            while (result.WriteNext(digest))
            {
                if (digest.Count > mostRows) return false;
            }
        }
        catch (Exception e) when (e is QueryTimeoutException || (e is QueryMemoryLimitException && memoryBudget < 1L << 30))
        {
            return false;
        }
        rows = digest;
        return true;
    }

    /// <summary>The rows, or null where there are more.</summary>
    public List<Solution>? Solutions(PlanCosts costs, int mostRows)
    {
        var collector = new SolutionCollector(Variables);
        var query = new SelectQuery(Variables, DatasetClause.Empty, new Project(pattern, Variables), null, []);
        using var result = (SelectResult)Execute(query, costs, 1L << 30);
        while (result.WriteNext(collector))
        {
            if (collector.Rows.Count > mostRows) return null;
        }
        return collector.Rows;
    }

    /// <summary>COUNT(*) of a pattern.</summary>
    public long Count(PlanCosts costs, AlgebraNode counted) =>
        Number(costs, counted, new AggregateExpression(AggregateFunction.Count, false, null, " "));

    /// <summary>How many groups there are by a value; the rows that lack it are one.</summary>
    public long CountGroups(PlanCosts costs, Expression key) => Number(costs,
        new Group(pattern, [new GroupKey(key, key is VariableExpression variable ? variable.Variable : new Variable("key"))], []), new AggregateExpression(AggregateFunction.Count, false, null, " "));

    public bool Ask(PlanCosts costs)
    {
        using var result = (AskResult)Execute(new AskQuery(DatasetClause.Empty, pattern, null, []), costs, 1L << 30);
        return result.Value;
    }

    private long Number(PlanCosts costs, AlgebraNode counted, AggregateExpression aggregate)
    {
        Variable number = new("number");
        var group = new Project(new Group(counted, [], [new AggregateBinding(number, aggregate)]), [number]);
        using var result = (SelectResult)Execute(new SelectQuery([number], DatasetClause.Empty, group, null, []), costs, 1L << 30);
        return long.Parse(TestStore.Rows(result)[0].Split('"')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private QueryResult Execute(Sparql.Algebra.Query query, PlanCosts costs, long memoryBudget) => new QueryEngine { Costs = costs }
        .Execute(query, store.Snapshot, new QueryOptions { DefaultGraph = mode, MemoryBudget = memoryBudget, Timeout = Timeout });
}
