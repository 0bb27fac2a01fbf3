using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Results;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Results;

/// <summary>The answer of SELECT: ids become terms only here.</summary>
internal sealed class SolutionSelectResult(SolutionStream solutions, IReadOnlyList<Variable> variables) : SelectResult
{
    private readonly int[] _columns = solutions.Columns(variables);
    private bool _hasBegun;
    private bool _isComplete;

    public override IReadOnlyList<string> Variables { get; } = [.. variables.Select(variable => variable.Name)];

    public override QueryPlan Plan => solutions.Explain();

    public override bool WriteNext(ISolutionWriter writer)
    {
        if (_isComplete) return false;
        ColumnBatch? batch = solutions.Next();
        if (!_hasBegun) writer.Begin(Variables);
        _hasBegun = true;
        if (batch is null)
        {
            writer.End();
            _isComplete = true;
            return false;
        }
        for (int row = 0; row < batch.RowCount; row++) WriteRow(writer, batch, row);
        return true;
    }

    public override void Dispose() => solutions.Dispose();

    private void WriteRow(ISolutionWriter writer, ColumnBatch batch, int row)
    {
        writer.BeginRow();
        for (int i = 0; i < _columns.Length; i++)
        {
            if (_columns[i] < 0) continue;
            ValueId id = batch.Buffer(_columns[i])[row];
            if (!id.IsNone) writer.Bind(i, solutions.Decode(id));
        }
        writer.EndRow();
    }
}
