using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <content>The order in which the elements of a group are joined, looked for or known from a group of the same shape.</content>
internal sealed partial class Planner
{
    // About what a row takes in a trie, with the room that growth by doubling leaves.
    private const double BytesOfTrieRow = 56;

    private Operator PlanElements(List<JoinElement> elements, List<GroupFilter> filters, IReadOnlySet<Variable>? needed,
        Variable? preferred, Demand demand)
    {
        // Planning counts against the query's time too: a group may be as long as a query may be.
        Context.Check();
        var group = new JoinGroup(elements);
        bool isReused = false;
        GroupOrder order = elements.Count < Costs.FewestToReuse ? FindOrder(group, filters, preferred, demand)
            : OrderOfShape(group, filters, preferred, demand, out isReused);
        _workForAll += order.WorkForAll;
        Operator result = new JoinBuilder(this, group, order, filters, demand.IsSet).Build(needed);
        result.HasReusedOrder = isReused;
        return result;
    }

    /// <summary>
    /// The order known from another group of the same shape. A dear one is looked for anew, unless that had the same constants: then running it
    /// takes far longer than looking for a better one.
    /// </summary>
    private GroupOrder OrderOfShape(JoinGroup group, List<GroupFilter> filters, Variable? preferred, Demand demand, out bool isReused)
    {
        GroupShape shape = ShapeOf(group, filters, preferred, demand);
        isReused = _statistics.Orders.TryGet(shape, out GroupOrder? order);
        if (order is not null) return order;
        order = FindOrder(group, filters, preferred, demand);
        if (shape.NamesConstants || order.Plan.Cost <= Costs.DearestToReuse) _statistics.Orders.Add(shape, order);
        return order;
    }

    private GroupShape ShapeOf(JoinGroup group, List<GroupFilter> filters, Variable? preferred, Demand demand)
    {
        var shape = new ShapeWriter(group);
        shape.WriteMagnitudes(demand.Rows, Context.MemoryLeft);
        shape.Write((ulong)filters.Count);
        foreach (GroupFilter filter in filters)
        {
            shape.Write(group.RequiredElements(filter.Variables));
            shape.Write(filter.Selectivity);
        }
        shape.WriteSet(TextsOf(filters));
        shape.WriteSet(_texts);
        shape.WriteVariables(preferred);
        return shape.ToShape(Costs);
    }

    private GroupOrder FindOrder(JoinGroup group, List<GroupFilter> filters, Variable? preferred, Demand demand)
    {
        StarStatistics? stars = group.Elements.Count > 2 ? _statistics.Stars(group.Elements) : null;
        var ordering = new JoinOrdering(
            group, filters.Select(filter => ((IReadOnlyCollection<Variable>)filter.Variables, filter.Selectivity)), TextsOf(filters), stars)
        {
            Favoured = Costs.Favoured,
            Correlation = Costs.Correlation,
            MostTrieRows = Context.MemoryLeft / BytesOfTrieRow,
        };
        JoinPlan plan = ordering.Best(preferred, _texts);
        return demand.Rows < plan.Rows && FirstOf(ordering, plan, demand.Rows) is { } first ? new GroupOrder(first, plan.Cost)
            : new GroupOrder(plan, 0);
    }

    private static HashSet<Variable> TextsOf(List<GroupFilter> filters)
    {
        HashSet<Variable> texts = [];
        foreach (GroupFilter filter in filters) TextVariables.Collect(filter.Condition, texts);
        return texts;
    }
}
