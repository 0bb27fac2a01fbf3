using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary>BNODE with a label: a node of its own for each solution, the same for equal labels there (SPARQL 1.1 §17.4.2.9).</summary>
internal sealed class BlankNodeNode(ExpressionContext context, SolutionScope scope, CompiledExpression label) : ValueNode(context)
{
    public override void Evaluate(ColumnBatch batch, Span<ValueId> result)
    {
        int[]? numbers = batch.RowNumbers;
        label.Evaluate(batch, result);
        for (int row = 0; row < result.Length; row++)
        {
            bool isLabel = result[row].Tag is ValueTag.ShortString or ValueTag.String;
            result[row] = isLabel ? scope.GetBlankNode(batch.Ordinal, numbers?[row] ?? row, result[row], Context.Terms) : ValueId.None;
        }
    }
}
