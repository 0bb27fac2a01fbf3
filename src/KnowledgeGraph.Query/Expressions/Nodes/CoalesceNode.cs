using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>COALESCE (SPARQL 1.1 §17.4.1.3): the first value that is no error.</summary>
internal sealed class CoalesceNode(ExpressionContext context, CompiledExpression[] candidates) : ValueNode(context)
{
    public override bool IsConstant => Array.TrueForAll(candidates, candidate => candidate.IsConstant);

    public override void Evaluate(ColumnBatch batch, Span<ValueId> result)
    {
        result.Clear();
        using var values = new RowBuffer<ValueId>(result.Length);
        foreach (CompiledExpression candidate in candidates)
        {
            if (!result.Contains(ValueId.None)) return;
            candidate.Evaluate(batch, values.Rows);
            for (int row = 0; row < result.Length; row++)
            {
                if (result[row].IsNone) result[row] = values.Rows[row];
            }
        }
    }
}
