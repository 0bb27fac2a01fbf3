using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Federation;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using Algebra = KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <content>OPTIONAL, EXISTS and MINUS: joins whose left side streams.</content>
internal sealed partial class Planner
{
    private Operator PlanLeftJoin(Algebra.LeftJoin join, ActiveGraph graph, IReadOnlySet<Variable>? needed)
    {
        HashSet<Variable> used = SharedVariables(join.Left, join.Right, join.Condition, graph);
        Operator left = Plan(join.Left, graph, With(needed, used));
        if (left is NoRows) return Nothing(join, "the left side has no match");
        HashSet<Variable>? output = join.Condition is null || needed is null ? needed?.ToHashSet()
            : [.. needed, .. ExpressionVariables.Of(join.Condition)];
        RightSide right = PlanRight(ref left, join.Right, graph, With(needed, used), isOuter: true, output, requiresOverlap: false,
            out JoinLayout layout);
        CompiledExpression? condition = join.Condition is null ? null : Compile(join.Condition, layout.Output, graph);
        return new Operators.LeftJoin(Context, left, right, layout, condition)
        {
            EstimatedRows = left.EstimatedRows,
            SortedBy = condition is null && left.SortedBy is { } sorted && layout.Output.Contains(sorted) ? sorted : null,
        };
    }

    private Operator PlanExistsJoin(ExistsJoin join, ActiveGraph graph, IReadOnlySet<Variable>? needed)
    {
        HashSet<Variable> used = SharedVariables(join.Left, join.Right, join.Condition, graph);
        Operator left = Plan(join.Left, graph, With(needed, used));
        if (left is NoRows) return left;
        HashSet<Variable> output = join.Condition is null ? [] : ExpressionVariables.Of(join.Condition);
        RightSide right = PlanRight(ref left, join.Right, graph, used, isOuter: false, output, requiresOverlap: false,
            out JoinLayout layout);
        CompiledExpression? condition = join.Condition is null ? null : Compile(join.Condition, layout.Output, graph);
        return new SemiJoin(Context, left, right, layout, condition, join.Negated)
        {
            EstimatedRows = left.EstimatedRows / 2,
            SortedBy = left.SortedBy,
        };
    }

    private Operator PlanMinus(Algebra.Minus minus, ActiveGraph graph, IReadOnlySet<Variable>? needed)
    {
        HashSet<Variable> shared = SharedVariables(minus.Left, minus.Right, null, graph);
        Operator left = Plan(minus.Left, graph, With(needed, shared));
        if (left is NoRows || shared.Count == 0) return left;
        RightSide right = PlanRight(ref left, minus.Right, graph, shared, isOuter: false, shared, requiresOverlap: true,
            out JoinLayout layout);
        return new SemiJoin(Context, left, right, layout, null, isAnti: true)
        {
            EstimatedRows = left.EstimatedRows / 2,
            SortedBy = left.SortedBy,
        };
    }

    /// <summary>
    /// Plans the right side: evaluated once, or, where the left side is small against it and the two share variables that are always
    /// bound, for the keys of each left batch.
    /// </summary>
    private RightSide PlanRight(
        ref Operator left,
        AlgebraNode right,
        ActiveGraph graph,
        IReadOnlySet<Variable>? needed,
        bool isOuter,
        IReadOnlySet<Variable>? output,
        bool requiresOverlap,
        out JoinLayout layout)
    {
        // MINUS must tell a SILENT failure, which shares no variable with the left side, from solutions.
        if (right is ServicePattern service && !requiresOverlap && TryCreateTarget(service, out Schema schema, out ServiceTarget? target))
        {
            return PlanServiceSide(ref left, schema, target, isOuter, output, out layout);
        }
        Operator whole = Plan(right, graph, needed);
        layout = JoinLayout.Create(left.Schema, whole.Schema, isOuter, output);
        double work = whole.EstimatedWork;
        Schema leftSchema = left.Schema, rightSchema = whole.Schema;
        int[] keys = [.. layout.LeftKeys
            .Where(column => leftSchema[column] != graph.Variable && Analysis.Certain(right).Contains(leftSchema[column]))];
        if (keys.Length == 0 || whole is NoRows or Values or SingleRow || left.EstimatedRows * Costs.Correlation > work)
        {
            return new WholeRight(Context, whole, layout, requiresOverlap);
        }
        whole.Dispose();
        left = new Gather(Context, left);
        Variable[] keyVariables = [.. keys.Select(column => leftSchema[column])];
        double mostRows = Costs.Correlation > 0 ? work / Costs.Correlation : double.MaxValue;
        return new CorrelatedRight(Context, rightSchema, layout, keys, PlanForKeys, mostRows, requiresOverlap);

        Operator PlanForKeys(RowStore? rows)
        {
            AlgebraNode restricted = rows is null ? right : KeyPushing.Push(right, new KeyTable(keyVariables, rows), Analysis);
            Operator plan = Plan(restricted, graph, needed);
            return HasColumns(plan.Schema, rightSchema) ? plan
                : new Operators.Project(Context, plan, rightSchema.Variables.ToArray()) { EstimatedRows = plan.EstimatedRows };
        }
    }

    private static bool HasColumns(Schema schema, Schema wanted) => schema.Variables.SequenceEqual(wanted.Variables);

    private HashSet<Variable> SharedVariables(AlgebraNode left, AlgebraNode right, Expression? condition, ActiveGraph graph)
    {
        HashSet<Variable> shared = [.. Analysis.Possible(left)];
        shared.IntersectWith(Analysis.Possible(right));
        if (condition is not null) ExpressionVariables.Collect(condition, shared);
        if (graph.Variable is not null) shared.Add(graph.Variable);
        return shared;
    }

    private static HashSet<Variable>? With(IReadOnlySet<Variable>? needed, IEnumerable<Variable> more) =>
        needed is null ? null : [.. needed, .. more];
}
