using System.Globalization;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>GRAPH with a variable (SPARQL 1.1 §18.5): evaluates its pattern in one named graph after the other.</summary>
internal sealed class GraphIteration : Operator
{
    private readonly Variable _variable;
    private readonly IReadOnlyList<ValueId> _graphs;
    private readonly Func<ValueId, Operator> _plan;
    private readonly ColumnBatch _output;
    private readonly int[] _rows = new int[ColumnBatch.Capacity];
    private Operator? _current;
    private QueryPlan? _lastPlan;
    private int _next;

    /// <param name="context">The query.</param>
    /// <param name="schema">The columns: those of the pattern and the graph.</param>
    /// <param name="variable">The variable that receives the graph.</param>
    /// <param name="graphs">The graphs.</param>
    /// <param name="plan">Plans the pattern for a graph.</param>
    public GraphIteration(
        QueryContext context,
        Schema schema,
        Variable variable,
        IReadOnlyList<ValueId> graphs,
        Func<ValueId, Operator> plan)
        : base(context, schema)
    {
        _variable = variable;
        _graphs = graphs;
        _plan = plan;
        _output = new ColumnBatch(context, schema.Count);
    }

    protected override string Detail => string.Create(CultureInfo.InvariantCulture, $"?{_variable.Name} over {_graphs.Count} graphs");

    protected override IEnumerable<QueryPlan> ExplainInputs() => _lastPlan is null ? [] : [_lastPlan];

    protected override ColumnBatch? Produce()
    {
        while (true)
        {
            if (_current is null)
            {
                if (_next == _graphs.Count) return null;
                _current = _plan(_graphs[_next++]);
            }
            if (_current.Next() is { } batch)
            {
                if (CopyRows(batch, _current.Schema, _graphs[_next - 1])) return _output;
                continue;
            }
            EndGraph();
        }
    }

    protected override void Release()
    {
        EndGraph();
        _output.Dispose();
    }

    private void EndGraph()
    {
        if (_current is null) return;
        _lastPlan = _current.Explain();
        _current.Dispose();
        _current = null;
    }

    /// <summary>Joins the rows with the graph's name: the pattern itself may have bound the variable to something else.</summary>
    private bool CopyRows(ColumnBatch batch, Schema schema, ValueId graph)
    {
        int column = schema.IndexOf(_variable);
        int count = 0;
        for (int row = 0; row < batch.RowCount; row++)
        {
            ValueId bound = column < 0 ? ValueId.None : batch.Buffer(column)[row];
            if (bound.IsNone || bound == graph) _rows[count++] = row;
        }
        batch.Keep(_rows.AsSpan(0, count));
        _output.RowCount = count;
        for (int i = 0; i < Schema.Count; i++)
        {
            int source = schema.IndexOf(Schema[i]);
            if (Schema[i] == _variable) _output.Column(i).Fill(graph);
            else if (source >= 0) batch.Column(source).CopyTo(_output.Column(i));
            else _output.Column(i).Clear();
        }
        return count > 0;
    }
}
