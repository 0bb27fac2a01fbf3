using KnowledgeGraph.Query.Operators;

namespace KnowledgeGraph.Query.Expressions.Nodes;

/// <summary><c>&amp;&amp;</c> and <c>||</c> of any number of operands (SPARQL 1.1 §17.2): one that decides hides the others' errors.</summary>
/// <param name="decisive">The value that decides: false for <c>&amp;&amp;</c>, true for <c>||</c>.</param>
/// <param name="operands">At least one.</param>
internal sealed class LogicalNode(Ternary decisive, CompiledExpression[] operands) : BooleanNode
{
    public override bool IsConstant => Array.TrueForAll(operands, operand => operand.IsConstant);

    public override void Test(ColumnBatch batch, Span<Ternary> result)
    {
        operands[0].Test(batch, result);
        using var buffer = new RowBuffer<Ternary>(result.Length);
        Span<Ternary> next = buffer.Rows;
        for (int i = 1; i < operands.Length; i++)
        {
            if (!result.ContainsAnyExcept(decisive)) return;
            operands[i].Test(batch, next);
            for (int row = 0; row < result.Length; row++)
            {
                if (result[row] == decisive || next[row] == decisive) result[row] = decisive;
                else if (next[row] == Ternary.Error) result[row] = Ternary.Error;
            }
        }
    }
}
