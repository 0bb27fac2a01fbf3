using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Operators;

namespace KnowledgeGraph.Query.Planning;

/// <summary>EXISTS inside a larger condition, where it may be evaluated as a join: the rows of a batch are looked up together.</summary>
internal sealed class ExistsMatch(PartnerSearch search, bool isNegated) : CompiledExpression, IExplainedCondition, IDisposable
{
    private readonly bool[] _matched = new bool[ColumnBatch.Capacity];

    public override void Evaluate(ColumnBatch batch, Span<Storage.ValueId> result)
    {
        Span<bool> matched = _matched.AsSpan(0, result.Length);
        search.Find(batch, matched);
        for (int row = 0; row < result.Length; row++) result[row] = TermValues.Create(matched[row] != isNegated);
    }

    public override void Test(ColumnBatch batch, Span<Ternary> result)
    {
        Span<bool> matched = _matched.AsSpan(0, result.Length);
        search.Find(batch, matched);
        for (int row = 0; row < result.Length; row++) result[row] = matched[row] != isNegated ? Ternary.True : Ternary.False;
    }

    public QueryPlan Explain()
    {
        QueryPlan right = search.Right.Explain();
        return new QueryPlan(isNegated ? "NotExists" : "Exists", "of all rows of a batch together", right.EstimatedRows, null, null, [right]);
    }

    public void Dispose() => search.Dispose();
}
