using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <summary>
/// EXISTS by the letter of the specification (SPARQL 1.1 §18.6): the values of a row are put into the pattern, which is then evaluated.
/// Rows with the same values share the answer.
/// </summary>
internal sealed class ExistsCondition : CompiledExpression, IExplainedCondition, IDisposable
{
    private static readonly Literal True = new("true", XsdVocabulary.Boolean);
    private static readonly Literal False = new("false", XsdVocabulary.Boolean);

    private readonly Planner _planner;
    private readonly ExistsExpression _exists;
    private readonly ActiveGraph _graph;
    private readonly Variable[] _variables;
    private readonly int[] _columns;
    private readonly RowSet _seen;
    private readonly List<bool> _answers = [];
    private QueryPlan? _firstPlan;

    public ExistsCondition(Planner planner, ExistsExpression exists, IReadOnlyDictionary<Variable, int> columns, ActiveGraph graph)
    {
        _planner = planner;
        _exists = exists;
        _graph = graph;
        _variables = [.. MentionedVariables.Of(exists.Pattern).Where(columns.ContainsKey)];
        _columns = [.. _variables.Select(variable => columns[variable])];
        if (graph.Variable is not null) _columns = [.. _columns, columns[graph.Variable]];
        _seen = new RowSet(planner.Context, _columns.Length);
    }

    public override void Evaluate(ColumnBatch batch, Span<ValueId> result)
    {
        ValueId yes = _planner.Context.Terms.Intern(True), no = _planner.Context.Terms.Intern(False);
        for (int row = 0; row < result.Length; row++) result[row] = Test(batch, row) ? yes : no;
    }

    public override void Test(ColumnBatch batch, Span<Ternary> result)
    {
        for (int row = 0; row < result.Length; row++) result[row] = Test(batch, row) ? Ternary.True : Ternary.False;
    }

    /// <summary>The plan of the first values that were put in; where there were none yet, only that it will be so.</summary>
    public QueryPlan Explain()
    {
        string name = _exists.Negated ? "NotExists" : "Exists";
        string[] names = [.. _variables.Where(variable => variable.IsVisible).Select(PatternText.Of)];
        string detail = names.Length == 0 ? "evaluated once" : $"evaluated for each of the values of {string.Join(", ", names)}, as for the first";
        return new QueryPlan(name, detail, 1, null, null, _firstPlan is null ? [] : [_firstPlan]);
    }

    public void Dispose() => _seen.Dispose();

    private bool Test(ColumnBatch batch, int row)
    {
        int known = _seen.Add(batch, row, _columns, out bool isNew);
        if (isNew) _answers.Add(HasSolution(known) != _exists.Negated);
        return _answers[known];
    }

    private bool HasSolution(int known)
    {
        var values = new Dictionary<Variable, ValueId>();
        for (int i = 0; i < _variables.Length; i++)
        {
            ValueId value = _seen.Rows.Column(i)[known];
            if (!value.IsNone) values.Add(_variables[i], value);
        }
        AlgebraNode pattern = new Substitution(_planner.Analysis, values).Apply(_exists.Pattern);
        // Under GRAPH with a variable: in the graph of the row.
        ActiveGraph graph = _graph.Variable is null ? _graph
            : new ActiveGraph(GraphSelector.One(_seen.Rows.Column(_variables.Length)[known]), null);
        int held = _planner.HeldConditions;
        using (Operator plan = _planner.PlanTest(pattern, graph))
        {
            bool hasSolution = plan.Next() is not null;
            _firstPlan ??= plan.Explain();
            _planner.Release(held);
            return hasSolution;
        }
    }
}
