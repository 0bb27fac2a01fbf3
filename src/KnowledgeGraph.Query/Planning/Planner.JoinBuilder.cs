using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Operators.Leapfrog;
using KnowledgeGraph.Query.Operators.Paths;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

internal sealed partial class Planner
{
    /// <summary>Makes the operators of a chosen join order, with each filter as early as it can be.</summary>
    private sealed class JoinBuilder(
        Planner planner, JoinGroup group, GroupOrder order, List<GroupFilter> filters, bool isSet)
    {
        private readonly List<GroupFilter> _pending = [.. filters];

        /// <summary>Builds the plan of the whole group.</summary>
        public Operator Build(IReadOnlySet<Variable>? needed)
        {
            Operator result = BuildStep(order.Plan, needed);
            foreach (GroupFilter filter in _pending) result = planner.AddFilter(result, filter.Condition, filter.Graph, filter.Selectivity);
            return result;
        }

        private Operator BuildStep(JoinPlan plan, IReadOnlySet<Variable>? needed)
        {
            // A filter belongs to the first step that has its variables, going up; the needs are found going down.
            List<GroupFilter> own = [.. _pending.Where(filter => IsFirstCoveredBy(plan, filter))];
            _pending.RemoveAll(own.Contains);
            HashSet<Variable>? output = needed is null ? null : [.. needed];
            foreach (GroupFilter filter in own) output?.UnionWith(filter.Variables);
            Operator result = Create(plan, output);
            foreach (GroupFilter filter in own) result = planner.AddFilter(result, filter.Condition, filter.Graph, filter.Selectivity);
            return result;
        }

        /// <summary>The rows of a step for a join; where nobody minds, without those that are alike in what is needed of them.</summary>
        private Operator BuildInput(JoinPlan plan, IReadOnlySet<Variable>? needed)
        {
            Operator input = BuildStep(plan, needed);
            return !isSet || needed is null || VariablesOf(plan.Elements).IsSubsetOf(needed) ? input
                : planner.LeaveOutRepeated(input, needed, group.DistinctRows(plan, needed));
        }

        private bool IsFirstCoveredBy(JoinPlan plan, GroupFilter filter) =>
            group.Covers(plan.Elements, filter.Variables)
            && !(plan.Left is { } left && group.Covers(left.Elements, filter.Variables))
            && !(plan is { Kind: not JoinPlanKind.Restricted, Right: { } right } && group.Covers(right.Elements, filter.Variables))
            && !plan.Parts.Any(part => group.Covers(part.Elements, filter.Variables));

        private Operator Create(JoinPlan plan, IReadOnlySet<Variable>? needed)
        {
            QueryContext context = planner.Context;
            Variable? sortedBy = group.VariableOf(plan.SortedBy) is { } sorted && needed?.Contains(sorted) != false ? sorted : null;
            switch (plan.Kind)
            {
                case JoinPlanKind.Subplan:
                    return ((SubplanElement)group.Elements[plan.Element]).Plan;
                case JoinPlanKind.Scan:
                    var scanned = (PatternElement)group.Elements[plan.Element];
                    return new IndexScan(context, scanned.Pattern, plan.Order, needed, scanned.Range)
                    {
                        EstimatedRows = plan.Rows,
                        SortedBy = sortedBy,
                    };
                case JoinPlanKind.Path:
                    return CreatePath(plan, new SingleRow(context));
                case JoinPlanKind.TripleTerms:
                    return new TripleTermScan(context, ((TripleTermElement)group.Elements[plan.Element]).Slots, needed)
                    {
                        EstimatedRows = plan.Rows,
                        SortedBy = sortedBy,
                    };
                case JoinPlanKind.Lookup when group.Elements[plan.Element] is PathElement path:
                    return CreatePath(plan, BuildInput(plan.Left!, With(needed, path.Variables)));
                case JoinPlanKind.Lookup when group.Elements[plan.Element] is TripleTermElement { Slots: var slots }:
                    Operator known = BuildInput(plan.Left!, With(needed, slots.Variables));
                    return new TripleTermLookup(context, known, slots, needed) { EstimatedRows = plan.Rows, SortedBy = sortedBy };
                case JoinPlanKind.Lookup:
                    QuadPattern lookedUp = ((PatternElement)group.Elements[plan.Element]).Pattern;
                    Operator outer = BuildInput(plan.Left!, With(needed, lookedUp.Variables));
                    return new LookupJoin(context, outer, lookedUp, needed) { EstimatedRows = plan.Rows, SortedBy = sortedBy };
                case JoinPlanKind.Restricted:
                    return CreateRestricted(plan, needed, sortedBy);
                case JoinPlanKind.Leapfrog:
                    return CreateLeapfrog(plan, needed, sortedBy);
                default:
                    HashSet<Variable>? inner = With(needed, Shared(plan.Left!.Elements, plan.Right!.Elements));
                    Operator left = BuildInput(plan.Left, inner), right = BuildInput(plan.Right, inner);
                    var layout = JoinLayout.Create(left.Schema, right.Schema, isOuter: false, needed);
                    return plan.Kind == JoinPlanKind.Merge
                        ? new MergeJoin(context, left, right, layout, group.VariableOf(plan.SortedBy)!,
                            JoinOrdering.AscendTogether(plan.Left, plan.Right) ? group.VariableOf(plan.Left.ThenBy) : null)
                        {
                            EstimatedRows = plan.Rows,
                            SortedBy = sortedBy,
                        }
                        : new HashJoin(context, left, new WholeRight(context, right, layout), layout)
                        {
                            EstimatedRows = plan.Rows,
                            SortedBy = sortedBy,
                        };
            }
        }

        private LeapfrogJoin CreateLeapfrog(JoinPlan plan, IReadOnlySet<Variable>? needed, Variable? sortedBy)
        {
            List<Operator> inputs = [];
            List<TrieSource> sources = [];
            var known = new Dictionary<(TriplePrefix, GraphSelector, QuadOrder, ScanRange?), int>();
            foreach (JoinPlan part in plan.Parts)
            {
                var scanned = (PatternElement)group.Elements[part.Element];
                int[] levels = [.. plan.Levels.Index()
                    .Where(level => scanned.Variables.Contains(group.VariableOf(level.Item)!)).Select(level => level.Index)];
                bool isFiltered = _pending.Exists(filter => group.Covers(part.Elements, filter.Variables));
                var key = JoinOrdering.TrieOf(scanned, part.Order);
                if (isFiltered || !known.TryGetValue(key, out int input))
                {
                    input = inputs.Count;
                    if (!isFiltered) known.Add(key, input);
                    inputs.Add(BuildStep(part, null));
                }
                sources.Add(new TrieSource(input, levels));
            }
            Variable[] order = [.. plan.Levels.Select(level => group.VariableOf(level)!)];
            return new LeapfrogJoin(planner.Context, [.. inputs], [.. sources], order, needed)
            {
                EstimatedRows = plan.Rows,
                SortedBy = sortedBy,
            };
        }

        private HashJoin CreateRestricted(JoinPlan plan, IReadOnlySet<Variable>? needed, Variable? sortedBy)
        {
            var element = (SubplanElement)group.Elements[plan.Right!.Element];
            Operator left = BuildInput(plan.Left!, With(needed, Shared(plan.Left!.Elements, plan.Right.Elements)));
            Schema schema = element.Plan.Schema;
            var layout = JoinLayout.Create(left.Schema, schema, isOuter: false, needed);
            RightSide? right = planner.PlanForKeysOf(left.Schema, element.Node!, element.Graph!, element.Needed, schema, layout,
                element.Plan.EstimatedWork, requiresOverlap: false, isSet);
            if (right is not null) left = new Gather(planner.Context, left, beginsWithFew: order.IsForFirst);
            if (right is not null) element.Plan.Dispose();
            return new HashJoin(planner.Context, left, right ?? new WholeRight(planner.Context, element.Plan, layout), layout)
            {
                EstimatedRows = plan.Rows,
                SortedBy = sortedBy,
            };
        }

        private TransitivePath CreatePath(JoinPlan plan, Operator left) => ((PathElement)group.Elements[plan.Element]).Create(left, plan.Rows);

        private HashSet<Variable> Shared(ulong left, ulong right)
        {
            HashSet<Variable> shared = VariablesOf(left);
            shared.IntersectWith(VariablesOf(right));
            return shared;
        }

        private HashSet<Variable> VariablesOf(ulong mask) =>
            [.. group.Elements.Where((_, e) => (mask >> e & 1) != 0).SelectMany(element => element.Variables)];

        private static HashSet<Variable>? With(IReadOnlySet<Variable>? needed, IEnumerable<Variable> more) =>
            needed is null ? null : [.. needed, .. more];
    }
}
