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
    private Operator PlanLeftJoin(Algebra.LeftJoin join, ActiveGraph graph, IReadOnlySet<Variable>? needed, Variable? preferred,
        Demand wanted)
    {
        if (!IsRepeatable(join.Condition)) wanted = wanted.AsSet(false);
        var (pattern, remaining) = JoinOnEqualities(join.Left, join.Right, join.Condition, graph);
        join = join with { Right = pattern, Condition = remaining };
        HashSet<Variable> used = SharedVariables(join.Left, join.Right, join.Condition, graph);
        Operator left = Plan(join.Left, graph, With(needed, used), preferred ?? CommonKey(join.Left, join.Right), wanted);
        if (left is NoRows) return Nothing(join, graph.Variable, "the left side has no match");
        HashSet<Variable>? output = join.Condition is null || needed is null ? needed?.ToHashSet()
            : [.. needed, .. ExpressionVariables.Of(join.Condition)];
        RightSide right = PlanRight(ref left, join.Right, graph, With(needed, used), isOuter: true, output, requiresOverlap: false,
            needsOne: false, wanted.IsSet, wanted, out JoinLayout layout);
        CompiledExpression? condition = join.Condition is null ? null : Compile(join.Condition, layout.Output, graph);
        return new Operators.LeftJoin(Context, left, right, layout, condition)
        {
            EstimatedRows = left.EstimatedRows,
            SortedBy = condition is null && left.SortedBy is { } sorted && layout.Output.Contains(sorted) ? sorted : null,
        };
    }

    private Operator PlanExistsJoin(ExistsJoin join, ActiveGraph graph, IReadOnlySet<Variable>? needed, Variable? preferred,
        Demand wanted)
    {
        var (pattern, remaining) = JoinOnEqualities(join.Left, join.Right, join.Condition, graph);
        join = join with { Right = pattern, Condition = remaining };
        HashSet<Variable> used = SharedVariables(join.Left, join.Right, join.Condition, graph);
        Operator left = Plan(join.Left, graph, With(needed, used), preferred ?? CommonKey(join.Left, join.Right), wanted.Times(RowsOfMatch));
        if (left is NoRows) return left;
        HashSet<Variable> output = join.Condition is null ? [] : ExpressionVariables.Of(join.Condition);
        RightSide right = PlanRight(ref left, join.Right, graph, used, isOuter: false, output, requiresOverlap: false,
            needsOne: join.Condition is null, IsRepeatable(join.Condition), wanted.Times(RowsOfMatch), out JoinLayout layout);
        CompiledExpression? condition = join.Condition is null ? null : Compile(join.Condition, layout.Output, graph);
        return new SemiJoin(Context, left, new PartnerSearch(Context, right, layout, condition), layout, join.Negated)
        {
            EstimatedRows = left.EstimatedRows / 2,
            SortedBy = left.SortedBy,
        };
    }

    private Operator PlanMinus(Algebra.Minus minus, ActiveGraph graph, IReadOnlySet<Variable>? needed, Variable? preferred,
        Demand wanted)
    {
        HashSet<Variable> shared = SharedVariables(minus.Left, minus.Right, null, graph);
        Operator left = Plan(minus.Left, graph, With(needed, shared), preferred ?? CommonKey(minus.Left, minus.Right), wanted.Times(RowsOfMatch));
        if (left is NoRows || !shared.Any(each => each != graph.Variable)) return left;
        RightSide right = PlanRight(ref left, minus.Right, graph, shared, isOuter: false, shared, requiresOverlap: true,
            needsOne: true, isSet: true, wanted.Times(RowsOfMatch), out JoinLayout layout);
        return new SemiJoin(Context, left, new PartnerSearch(Context, right, layout, null), layout, isAnti: true)
        {
            EstimatedRows = left.EstimatedRows / 2,
            SortedBy = left.SortedBy,
        };
    }

    /// <summary>
    /// EXISTS that is part of a condition, on rows of a schema, sorted or not, of which so many are expected; null where it is no join. The
    /// planner keeps it until its conditions are released.
    /// </summary>
    private ExistsMatch? PlanExistsMatch(ExistsExpression exists, Schema schema, Variable? sortedBy, double rows, ActiveGraph graph)
    {
        HashSet<Variable> outer = [.. schema.Variables];
        if ((graph.Variable is { } name && !GraphPushing.IsAllowed(exists.Pattern, name))
            || !new ExistsAnalysis(Analysis).TrySplit(exists.Pattern, outer, out AlgebraNode pattern, out Expression? condition))
        {
            return null;
        }
        HashSet<Variable> used = [.. Analysis.Possible(pattern)];
        used.IntersectWith(outer);
        if (graph.Variable is not null) used.Add(graph.Variable);
        HashSet<Variable> output = condition is null ? [] : ExpressionVariables.Of(condition);
        used.UnionWith(output);
        Operator? none = null;
        RightSide right = PlanRight(ref none, schema, sortedBy, rows, pattern, graph, used, isOuter: false, output, requiresOverlap: false,
            needsOne: condition is null, IsRepeatable(condition), default, out JoinLayout layout);
        return new ExistsMatch(
            new PartnerSearch(Context, right, layout, condition is null ? null : Compile(condition, layout.Output, graph)), exists.Negated);
    }

    private RightSide PlanRight(
        ref Operator left,
        AlgebraNode right,
        ActiveGraph graph,
        IReadOnlySet<Variable>? needed,
        bool isOuter,
        IReadOnlySet<Variable>? output,
        bool requiresOverlap,
        bool needsOne,
        bool isSet,
        Demand wanted,
        out JoinLayout layout)
    {
        Operator? streamed = left;
        RightSide side = PlanRight(ref streamed, left.Schema, left.SortedBy, left.EstimatedRows, right, graph, needed, isOuter, output,
            requiresOverlap, needsOne, isSet, wanted, out layout);
        left = streamed!;
        return side;
    }

    /// <summary>
    /// Plans the right side: read along with the left one where both ascend by the same variable; evaluated for the keys of each left
    /// batch where the left side is small against it and the two share variables that are always bound; else evaluated once.
    /// </summary>
    private RightSide PlanRight(
        ref Operator? left,
        Schema leftSchema,
        Variable? sortedBy,
        double leftRows,
        AlgebraNode right,
        ActiveGraph graph,
        IReadOnlySet<Variable>? needed,
        bool isOuter,
        IReadOnlySet<Variable>? output,
        bool requiresOverlap,
        bool needsOne,
        bool isSet,
        Demand wanted,
        out JoinLayout layout)
    {
        // MINUS must tell a SILENT failure, which shares no variable with the left side, from solutions.
        if (left is not null && right is ServicePattern service && !requiresOverlap
            && TryCreateTarget(service, out Schema schema, out ServiceTarget? target))
        {
            return PlanServiceSide(ref left, schema, target, isOuter, output, out layout);
        }
        Operator whole = Plan(right, graph, needed, sortedBy, Demand.All.AsSet(isSet));
        layout = JoinLayout.Create(leftSchema, whole.Schema, isOuter, output);
        // A key is shared; the graph under GRAPH is none of the pattern's variables.
        if (Array.Exists(layout.LeftKeys, column => leftSchema[column] != graph.Variable)) requiresOverlap = false;
        double work = whole.EstimatedWork;
        bool isSmall = leftRows * Costs.Correlation <= work;
        bool isSortedAlike = sortedBy is not null && sortedBy == whole.SortedBy;
        bool isForFirst = !isSmall && IsQuickerForFirst(wanted.Rows, leftRows, whole, isSortedAlike);
        Schema rightSchema = whole.Schema;
        needsOne &= layout.LeftKeys.Length == 1 && layout.LeftLoose.Length == 0 && !requiresOverlap;
        if (isSortedAlike && (whole is IndexScan || (!isSmall && !isForFirst) || Costs.PrefersSorted))
        {
            return new SortedRight(Context, whole, layout, leftSchema.IndexOf(sortedBy!), rightSchema.IndexOf(sortedBy!), needsOne, requiresOverlap);
        }
        RightSide? forKeys = whole is NoRows or Values or SingleRow || !(isSmall || isForFirst) ? null
            : PlanForKeysOf(leftSchema, right, graph, needed, rightSchema, layout, work, requiresOverlap, isSet);
        if (forKeys is null)
        {
            if (isSet && !needsOne && needed is not null && !Analysis.Possible(right).IsSubsetOf(needed))
            {
                whole = LeaveOutRepeated(whole, needed, whole.EstimatedRows);
                layout = JoinLayout.Create(leftSchema, whole.Schema, isOuter, output);
            }
            return new WholeRight(Context, whole, layout, requiresOverlap, needsOne);
        }
        if (isForFirst) _workForAll += work * JoinTable.RowWork;
        whole.Dispose();
        if (left is not null) left = new Gather(Context, left, beginsWithFew: wanted.Rows < leftRows);
        return forKeys;
    }

    /// <summary>A right side evaluated for the keys of each left batch; null where the two share none that are always bound.</summary>
    private CorrelatedRight? PlanForKeysOf(
        Schema leftSchema,
        AlgebraNode right,
        ActiveGraph graph,
        IReadOnlySet<Variable>? needed,
        Schema rightSchema,
        JoinLayout layout,
        double work,
        bool requiresOverlap,
        bool isSet)
    {
        int[] keys = [.. layout.LeftKeys
            .Where(column => leftSchema[column] != graph.Variable && Analysis.Certain(right).Contains(leftSchema[column]))];
        if (keys.Length == 0) return null;
        Variable[] keyVariables = [.. keys.Select(column => leftSchema[column])];
        double mostRows = Costs.Correlation > 0 ? work / Costs.Correlation : double.MaxValue;
        return new CorrelatedRight(Context, rightSchema, layout, keys, PlanForKeys, mostRows, requiresOverlap);

        Operator PlanForKeys(RowStore? rows)
        {
            AlgebraNode restricted = rows is null ? right : KeyPushing.Push(right, new KeyTable(keyVariables, rows), Analysis);
            Operator plan = Plan(restricted, graph, needed, null, Demand.All.AsSet(isSet));
            return HasColumns(plan.Schema, rightSchema) ? plan
                : new Operators.Project(Context, plan, rightSchema.Variables.ToArray()) { EstimatedRows = plan.EstimatedRows };
        }
    }

    /// <summary>The one variable that both sides bind always; null where there is none, or more than one.</summary>
    private Variable? CommonKey(AlgebraNode left, AlgebraNode right)
    {
        List<Variable> common = [.. Analysis.Certain(left).Where(Analysis.Certain(right).Contains)];
        return common.Count == 1 ? common[0] : null;
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
