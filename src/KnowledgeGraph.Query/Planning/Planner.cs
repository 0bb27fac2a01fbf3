using System.Runtime.CompilerServices;
using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Storage;
using Algebra = KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <summary>Turns the algebra of a query into operators. One per running query; one thread at a time.</summary>
internal sealed partial class Planner : IDisposable
{
    private const double FilterSelectivity = 0.3;

    private const long MostForTopN = 100_000;

    // The rows of which an EXISTS inside a condition is expected to be asked; where more come, it is evaluated once for all.
    private const double RowsOfCondition = 1000;

    private readonly ActiveDataset _dataset;
    private readonly Statistics _statistics;
    private readonly ExpressionCompiler _compiler;
    private readonly RangeAnalysis _ranges;
    private readonly List<IDisposable> _owned = [];
    private HashSet<Variable> _texts = [];
    private ActiveGraph _graphOfExpression;
    private Schema? _schemaOfExpression;
    private List<IExplainedCondition> _conditions = [];
    private Variable? _orderOfExpression;

    public Planner(QueryContext context, ActiveDataset dataset, string? baseIri)
    {
        Context = context;
        _dataset = dataset;
        _statistics = new Statistics(context.Snapshot);
        _graphOfExpression = dataset.Default;
        _compiler = new ExpressionCompiler(new ExpressionContext(context.Terms)
        {
            BaseIri = baseIri,
            CancellationToken = context.CancellationToken,
            CompileExists = CompileExists,
        });
        _ranges = new RangeAnalysis(_compiler.Context.Values);
    }

    public QueryContext Context { get; }

    /// <summary>What the steps cost.</summary>
    public PlanCosts Costs { get; init; } = new();

    /// <summary>What the solutions of patterns bind.</summary>
    public VariableAnalysis Analysis { get; } = new();

    /// <summary>The graphs that make the default graph of the dataset.</summary>
    public GraphSelector DefaultGraph => _dataset.Default.Graphs;

    /// <summary>Plans a query's pattern on the default graph of its dataset.</summary>
    public Operator Plan(AlgebraNode node)
    {
        _texts = TextVariables.Of(node);
        return Plan(node, _dataset.Default, null);
    }

    /// <summary>Plans a pattern of which is asked whether it has a solution.</summary>
    public Operator PlanTest(AlgebraNode node)
    {
        _texts = TextVariables.Of(node);
        return PlanTest(node, _dataset.Default);
    }

    /// <summary>Plans a pattern.</summary>
    /// <param name="node">The pattern.</param>
    /// <param name="graph">Its active graph.</param>
    /// <param name="needed">The variables that somebody above reads: others may be left out; null for all.</param>
    /// <param name="preferred">The variable by which the rows should ascend where that costs little; null for any.</param>
    /// <param name="wanted">How many rows are wanted, and whether each once is enough.</param>
    public Operator Plan(AlgebraNode node, ActiveGraph graph, IReadOnlySet<Variable>? needed, Variable? preferred = null, Demand wanted = default)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case BasicGraphPattern or PathPattern or Algebra.Join or Algebra.Filter or ServicePattern:
            case ValuesTable or KeyTable or BoundRow or TripleTerms:
                return PlanGroup(node, graph, needed, preferred, wanted);
            case GraphPattern pattern:
                return PlanGraph(pattern, needed, wanted);
            case Algebra.LeftJoin join:
                return PlanLeftJoin(join, graph, needed, preferred, wanted);
            case ExistsJoin join:
                return PlanExistsJoin(join, graph, needed, preferred, wanted);
            case Algebra.Minus minus:
                return PlanMinus(minus, graph, needed, preferred, wanted);
            case Algebra.Union union:
                return PlanUnion(union, graph, needed, wanted);
            case Algebra.Extend extend:
                return PlanExtend(extend, graph, needed, wanted);
            case Group group:
                return PlanGrouping(group, graph);
            case Algebra.Project project:
                Operator all = Plan(project.Input, graph, ProjectionNeeds(project, needed, graph), null, wanted);
                return PlanProject(project, all, needed, graph);
            case Algebra.Distinct distinct:
                return PlanDistinct(distinct, graph, wanted);
            case Algebra.Reduced reduced:
                Operator repeated = Plan(reduced.Input, graph, null, null, wanted.AsSet());
                return new Operators.Reduced(Context, repeated) { EstimatedRows = repeated.EstimatedRows, SortedBy = repeated.SortedBy };
            case OrderBy order:
                return PlanOrder(order, graph, needed, null, wanted.OfAll);
            case Algebra.Slice slice:
                return PlanSlice(slice, graph, needed, wanted);
            default:
                throw new KnowledgeGraphException($"the query uses {node.GetType().Name}, which this engine does not evaluate");
        }
    }

    /// <summary>Binds an expression to the columns of an operator.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="graph">The active graph.</param>
    /// <param name="scope">The solutions in which blank nodes have their labels.</param>
    /// <param name="sortedBy">The variable by which the rows ascend that it is computed for; null where there is none.</param>
    public CompiledExpression Compile(
        Expression expression, Schema schema, ActiveGraph graph, SolutionScope? scope = null, Variable? sortedBy = null)
    {
        var columns = new Dictionary<Variable, int>();
        for (int i = 0; i < schema.Count; i++) columns.Add(schema[i], i);
        ActiveGraph outer = _graphOfExpression;
        Schema? outerSchema = _schemaOfExpression;
        List<IExplainedCondition> outerConditions = _conditions;
        _graphOfExpression = graph;
        _schemaOfExpression = schema;
        _conditions = [];
        Variable? outerOrder = _orderOfExpression;
        _orderOfExpression = sortedBy;
        try
        {
            CompiledExpression compiled = _compiler.Compile(expression, columns, scope);
            compiled.Conditions = _conditions;
            return compiled;
        }
        finally
        {
            _conditions = outerConditions;
            _graphOfExpression = outer;
            _schemaOfExpression = outerSchema;
            _orderOfExpression = outerOrder;
        }
    }

    /// <summary>How many conditions of plans are held.</summary>
    public int HeldConditions => _owned.Count;

    /// <summary>Gives back what the conditions of the plans hold.</summary>
    public void Dispose() => Release(0);

    /// <summary>Gives back what conditions hold, apart from the first ones: their plans are done.</summary>
    public void Release(int kept)
    {
        for (int i = kept; i < _owned.Count; i++) _owned[i].Dispose();
        _owned.RemoveRange(kept, _owned.Count - kept);
    }

    private CompiledExpression CompileExists(ExistsExpression exists, IReadOnlyDictionary<Variable, int> columns)
    {
        if (PlanExistsMatch(exists, _schemaOfExpression!, _orderOfExpression, RowsOfCondition, _graphOfExpression) is { } match)
        {
            _owned.Add(match);
            _conditions.Add(match);
            return match;
        }
        var condition = new ExistsCondition(this, exists, columns, _graphOfExpression);
        _owned.Add(condition);
        _conditions.Add(condition);
        return condition;
    }

    private Operators.Filter AddFilter(Operator input, Expression condition, ActiveGraph graph, double? selectivity = null)
    {
        HashSet<Variable> texts = [];
        TextVariables.Collect(condition, texts);
        return new Operators.Filter(Context, input, Compile(condition, input.Schema, graph, null, input.SortedBy),
            texts.Count > 0 ? JoinOrdering.ScatteredText : 0, ExpressionText.Of(condition))
        {
            EstimatedRows = input.EstimatedRows * (selectivity ?? Selectivity(condition)),
            SortedBy = input.SortedBy,
        };
    }

    private static double Selectivity(Expression condition) => condition switch
    {
        BinaryExpression { Operator: BinaryOperator.Equal } => 0.05,
        BinaryExpression { Operator: BinaryOperator.NotEqual } => 0.9,
        _ => FilterSelectivity,
    };

    private Operator PlanUnion(Algebra.Union union, ActiveGraph graph, IReadOnlySet<Variable>? needed, Demand wanted)
    {
        List<AlgebraNode> branches = [];
        var stack = new Stack<AlgebraNode>([union]);
        while (stack.TryPop(out AlgebraNode? branch))
        {
            if (branch is Algebra.Union inner)
            {
                stack.Push(inner.Right);
                stack.Push(inner.Left);
            }
            else
            {
                branches.Add(branch);
            }
        }
        Operator[] inputs = [.. branches.Select(branch => Plan(branch, graph, needed, null, wanted)).Where(input => input is not NoRows)];
        return inputs.Length switch
        {
            0 => Nothing(union, graph.Variable, "no branch has a match"),
            1 => inputs[0],
            _ => new Operators.Union(Context, inputs) { EstimatedRows = inputs.Sum(input => input.EstimatedRows) },
        };
    }

    private Operator PlanExtend(Algebra.Extend extend, ActiveGraph graph, IReadOnlySet<Variable>? needed, Demand wanted)
    {
        // Consecutive extensions see the same solution (BNODE), so they share a scope.
        List<Algebra.Extend> chain = [];
        AlgebraNode node = extend;
        while (node is Algebra.Extend each)
        {
            chain.Add(each);
            node = each.Input;
        }
        BindChain.Shorten(chain, needed);
        HashSet<Variable>? inner = needed is null ? null : [.. needed];
        for (int i = 0; i < chain.Count; i++)
        {
            if (inner?.Remove(chain[i].Variable) == false) chain.RemoveAt(i--);
            else if (inner is not null) ExpressionVariables.Collect(chain[i].Expression, inner);
        }
        if (!chain.TrueForAll(each => Determinism.IsDeterministic(each.Expression))) wanted = wanted.AsSet(false);
        Operator result = Plan(node, graph, inner, null, wanted);
        var scope = new SolutionScope();
        for (int i = chain.Count - 1; i >= 0; i--)
        {
            Expression expression = chain[i].Expression;
            HashSet<Variable> certain = [.. result.Schema.Variables.ToArray().Where(result.Schema.IsCertain)];
            result = new Operators.Extend(
                Context,
                result,
                chain[i].Variable,
                Compile(expression, result.Schema, graph, scope, result.SortedBy),
                VariableAnalysis.IsErrorFree(expression, certain),
                $"{ExpressionText.Of(expression)} AS {PatternText.Of(chain[i].Variable)}")
            {
                EstimatedRows = result.EstimatedRows,
                SortedBy = result.SortedBy,
            };
        }
        return result;
    }

    private static HashSet<Variable> ProjectionNeeds(Algebra.Project project, IReadOnlySet<Variable>? needed, ActiveGraph graph)
    {
        HashSet<Variable> inner = [.. project.Variables];
        if (needed is not null) inner.IntersectWith(needed);
        if (graph.Variable is not null) inner.Add(graph.Variable);
        return inner;
    }

    private Operators.Project PlanProject(Algebra.Project project, Operator input, IReadOnlySet<Variable>? needed, ActiveGraph graph)
    {
        // A variable that is never bound has no column: others of its name need not look past it.
        List<Variable> kept = [.. project.Variables.Where(variable => needed?.Contains(variable) != false && input.Schema.Contains(variable))];
        if (graph.Variable is not null && !kept.Contains(graph.Variable)) kept.Add(graph.Variable);
        return new Operators.Project(Context, input, kept)
        {
            EstimatedRows = input.EstimatedRows,
            SortedBy = input.SortedBy is { } sorted && kept.Contains(sorted) ? sorted : null,
        };
    }

    private Operator PlanDistinct(Algebra.Distinct distinct, ActiveGraph graph, Demand wanted)
    {
        if (PlanDistinctValues(distinct.Input, graph) is { } values) return values;
        Operator input = Plan(distinct.Input, graph, null, null, wanted.Times(RowsOfDistinct).AsSet());
        return new Operators.Distinct(Context, input) { EstimatedRows = Math.Max(1, input.EstimatedRows / 2), SortedBy = input.SortedBy };
    }

    private Operator PlanOrder(OrderBy order, ActiveGraph graph, IReadOnlySet<Variable>? needed, int? limit, Demand wanted = default)
    {
        HashSet<Variable>? inner = needed is null ? null : [.. needed];
        if (inner is not null)
        {
            foreach (OrderCondition condition in order.Conditions) ExpressionVariables.Collect(condition.Expression, inner);
        }
        Operator input = Plan(order.Input, graph, inner, null, wanted);
        SortKey[] keys = [.. order.Conditions
            .Select(condition => CreateSortKey(condition, input.Schema, graph))];
        string detail = string.Join(", ", order.Conditions
            .Select(each => $"{(each.Descending ? "DESC" : "ASC")}({ExpressionText.Of(each.Expression)})"));
        return limit is { } most
            ? new TopN(Context, input, keys, most, $"{detail}, first {most}")
            {
                EstimatedRows = Math.Min(most, input.EstimatedRows),
            }
            : new Sort(Context, input, keys, detail) { EstimatedRows = input.EstimatedRows };
    }

    private SortKey CreateSortKey(OrderCondition condition, Schema schema, ActiveGraph graph)
    {
        // Texts that nobody else sees need not become terms.
        bool isText = condition.Expression is BuiltInCall { Function: BuiltInFunction.Str, Arguments: [VariableExpression] };
        Expression compared = isText ? ((BuiltInCall)condition.Expression).Arguments[0] : condition.Expression;
        ISortOrder order = isText ? new TextComparer(Context.Terms) : _compiler.Context.Comparer;
        return new SortKey(Compile(compared, schema, graph), order, condition.Descending);
    }

    private Operator PlanSlice(Algebra.Slice slice, ActiveGraph graph, IReadOnlySet<Variable>? needed, Demand wanted)
    {
        if (slice.Limit == 0) return Nothing(slice, graph.Variable, "LIMIT 0");
        Operator input;
        long most = slice.Limit is { } limit && limit <= MostForTopN ? limit + slice.Offset : long.MaxValue;
        if (most <= MostForTopN && slice.Input is OrderBy order)
        {
            input = PlanOrder(order, graph, needed, (int)most);
        }
        else if (most <= MostForTopN && slice.Input is Algebra.Project { Input: OrderBy projected } project)
        {
            input = PlanProject(project, PlanOrder(projected, graph, ProjectionNeeds(project, needed, graph), (int)most), needed, graph);
        }
        else if (Math.Min(most, wanted.Rows + slice.Offset) is <= MostFirstRows and var first)
        {
            input = PlanFirst(slice.Input, graph, needed, (long)first, isSet: false);
        }
        else
        {
            input = Plan(slice.Input, graph, needed);
        }
        double rows = Math.Max(0, input.EstimatedRows - slice.Offset);
        return new Operators.Slice(Context, input, slice.Offset, slice.Limit)
        {
            EstimatedRows = Math.Min(rows, slice.Limit ?? rows),
            SortedBy = input.SortedBy,
        };
    }

    /// <summary>A part without solutions. It has the columns that others would have, the graph among them, as conditions ask for these.</summary>
    private NoRows Nothing(AlgebraNode node, Variable? graph, string reason)
    {
        HashSet<Variable> variables = [.. Analysis.Possible(node)];
        if (graph is not null) variables.Add(graph);
        return new NoRows(Context, new Schema(variables, _ => true), reason);
    }

    /// <summary>A constant's id; none for a variable.</summary>
    private ValueId IdOf(PatternTerm term) => term switch
    {
        Constant constant => Context.Terms.Intern(constant.Term),
        BoundTerm bound => bound.Id,
        _ => ValueId.None,
    };
}
