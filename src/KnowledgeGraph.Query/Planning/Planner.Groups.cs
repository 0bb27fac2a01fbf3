using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Storage;
using Algebra = KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <content>Join groups: basic graph patterns, joins and the filters on them.</content>
internal sealed partial class Planner
{
    private const int MostElements = 60;

    private sealed record Member(AlgebraNode Node, TriplePattern? Triple, ActiveGraph Graph)
    {
        public HashSet<Variable> Variables(VariableAnalysis analysis)
        {
            HashSet<Variable> variables = Triple is null
                ? [.. analysis.Possible(Node)]
                : [.. new[] { Triple.Subject, Triple.Predicate, Triple.Object }.OfType<Variable>()];
            if (Graph.Variable is not null) variables.Add(Graph.Variable);
            return variables;
        }
    }

    private sealed record GroupFilter(Expression Condition, ActiveGraph Graph)
    {
        /// <summary>What must be bound: its variables, and under GRAPH the graph in which its EXISTS is asked.</summary>
        public HashSet<Variable> Variables { get; } = VariablesOf(Condition, Graph);

        /// <summary>The share of rows that it keeps of those that it sees.</summary>
        public double Selectivity { get; set; } = Planner.Selectivity(Condition);

        private static HashSet<Variable> VariablesOf(Expression condition, ActiveGraph graph)
        {
            HashSet<Variable> variables = ExpressionVariables.Of(condition);
            if (graph.Variable is not null && ExpressionVariables.HasExists(condition)) variables.Add(graph.Variable);
            return variables;
        }
    }

    private Operator PlanGroup(AlgebraNode node, ActiveGraph graph, IReadOnlySet<Variable>? needed, Variable? preferred, Demand wanted)
    {
        List<Member> members = [];
        List<GroupFilter> filters = [];
        CollectGroup(node, graph, members, filters, isRoot: true);
        if (!filters.TrueForAll(filter => Determinism.IsDeterministic(filter.Condition))) wanted = wanted.AsSet(false);
        List<ServicePattern> services = [.. members.Select(member => member.Node).OfType<ServicePattern>()];
        if (services.Count == 0) return PlanMembers(node, members, filters, needed, preferred, wanted);
        members.RemoveAll(member => member.Node is ServicePattern);
        return PlanServices(node, services, members, filters, needed);
    }

    private Operator PlanMembers(AlgebraNode node, List<Member> members, List<GroupFilter> filters, IReadOnlySet<Variable>? needed,
        Variable? preferred, Demand demand)
    {
        List<(Variable Renamed, Variable Kept)> equal = UnifyEqualVariables(members, filters);
        HashSet<Variable>? wanted = needed is null ? null : [.. needed];
        wanted?.UnionWith(equal.Where(pair => wanted.Contains(pair.Renamed)).Select(pair => pair.Kept));
        Operator result = PlanUnified(node, members, filters, wanted, preferred, demand);
        return AddEqualVariables(result, equal, wanted);
    }

    private Operator PlanUnified(AlgebraNode node, List<Member> members, List<GroupFilter> filters, IReadOnlySet<Variable>? needed,
        Variable? preferred, Demand demand)
    {
        Dictionary<Variable, ValueId> constants = Constants(members);
        ReadSingleMatches(members, constants);
        filters = Simplify(filters, constants);
        HashSet<Variable>? inner = needed is null ? null : [.. needed];
        if (inner is not null)
        {
            foreach (GroupFilter filter in filters) inner.UnionWith(filter.Variables);
            HashSet<Variable> once = [];
            foreach (Variable variable in members.SelectMany(member => member.Variables(Analysis)))
            {
                if (!once.Add(variable)) inner.Add(variable);
            }
        }

        Dictionary<Variable, IdRanges> ranges = Ranges(members, filters);
        List<JoinElement> elements = [];
        Demand ofOne = members.Count > 1 ? demand.OfAll : filters.Aggregate(demand, (sum, filter) => sum.Times(1 / filter.Selectivity));
        foreach (Member member in members)
        {
            Context.Check();
            JoinElement element = CreateElement(member, inner, constants, ranges, ofOne);
            if (element is PatternElement { Rows: 0 } or SubplanElement { Plan: NoRows })
            {
                foreach (JoinElement planned in elements) (planned as SubplanElement)?.Plan.Dispose();
                Variable? name = members.Find(each => each.Graph.Variable is not null)?.Graph.Variable;
                return Nothing(node, name, element is PatternElement pattern ? $"nothing matches {pattern.Pattern.Text}" : "a part has no match");
            }
            elements.Add(element);
        }
        if (elements.Count == 0)
        {
            Operator single = new SingleRow(Context);
            foreach (GroupFilter filter in filters) single = AddFilter(single, filter.Condition, filter.Graph);
            return single;
        }
        if (elements.Count > MostElements) elements = PlanParts(ConnectedOrder.Of(elements), filters, needed);
        return PlanElements(elements, filters, needed, preferred, demand);
    }

    private void CollectGroup(AlgebraNode node, ActiveGraph graph, List<Member> members, List<GroupFilter> filters, bool isRoot)
    {
        switch (node)
        {
            case BasicGraphPattern bgp:
                foreach (TriplePattern triple in bgp.Patterns) members.Add(new Member(node, triple, graph));
                break;
            case TripleTerms terms:
                foreach (TripleTermMatch match in terms.Matches) members.Add(new Member(new TripleTerms([match]), null, graph));
                break;
            case Algebra.Join join:
                CollectJoin(join, graph, members, filters);
                break;
            case Algebra.Filter filter when isRoot || CanHoist(filter):
                CollectGroup(filter.Input, graph, members, filters, isRoot);
                foreach (Expression condition in Conjunction.Split(filter.Condition))
                {
                    filters.Add(new GroupFilter(condition, graph));
                }
                break;
            case GraphPattern { Name: not Variable } pattern when IdOf(pattern.Name) is var name && _dataset.HasNamed(name):
                CollectGroup(pattern.Input, new ActiveGraph(GraphSelector.One(name), null), members, filters, isRoot: false);
                break;
            default:
                members.Add(new Member(node, null, graph));
                break;
        }
    }

    /// <summary>Collects a chain of joins, however long, without recursion along it.</summary>
    private void CollectJoin(Algebra.Join join, ActiveGraph graph, List<Member> members, List<GroupFilter> filters)
    {
        var stack = new Stack<AlgebraNode>([join]);
        while (stack.TryPop(out AlgebraNode? operand))
        {
            if (operand is Algebra.Join inner)
            {
                stack.Push(inner.Right);
                stack.Push(inner.Left);
            }
            else
            {
                CollectGroup(operand, graph, members, filters, isRoot: false);
            }
        }
    }

    /// <summary>Whether a filter inside a join means the same on the whole join: its variables have their final values already.</summary>
    private bool CanHoist(Algebra.Filter filter) =>
        !ExpressionVariables.HasExists(filter.Condition)
            && ExpressionVariables.Of(filter.Condition).IsSubsetOf(Analysis.Certain(filter.Input));

    /// <summary>
    /// The variables that a table of one row in the group fixes: triple patterns take them as constants, and count exactly.
    /// </summary>
    private Dictionary<Variable, ValueId> Constants(List<Member> members)
    {
        var constants = new Dictionary<Variable, ValueId>();
        foreach (Member member in members)
        {
            switch (member.Node)
            {
                case ValuesTable { Rows: [var row] } table:
                    for (int i = 0; i < row.Count; i++)
                    {
                        if (row[i] is { } term) constants.TryAdd(table.Variables[i], Context.Terms.Intern(term));
                    }
                    break;
                case BoundRow row:
                    for (int i = 0; i < row.Values.Count; i++) constants.TryAdd(row.Variables[i], row.Values[i]);
                    break;
                case KeyTable { Rows.Count: 1 } table:
                    for (int i = 0; i < table.Variables.Count; i++) constants.TryAdd(table.Variables[i], table.Rows.Column(i)[0]);
                    break;
            }
        }
        return constants;
    }

    private JoinElement CreateElement(Member member, IReadOnlySet<Variable>? needed, IReadOnlyDictionary<Variable, ValueId> constants,
        IReadOnlyDictionary<Variable, IdRanges> ranges, Demand demand)
    {
        if (member.Triple is { } triple)
        {
            return CreatePattern(triple, Fix(triple, constants), member.Graph, ranges);
        }
        if (member.Node is PathPattern path) return CreatePath(path, member.Graph);
        if (member.Node is TripleTerms { Matches: [var match] }) return CreateTripleTerm(match, match.Map(term => Fix(term, constants)));
        return new SubplanElement(member.Node switch
        {
            ValuesTable table => PlanValues(table),
            KeyTable table => new Values(Context, new Schema(table.Variables, _ => true), table.Rows, ownsRows: false),
            BoundRow row => PlanRow(row),
            Algebra.Filter filter => PlanGroup(filter, member.Graph, needed, null, demand),
            _ => Plan(member.Node, member.Graph, needed, null, demand),
        })
        {
            Node = member.Node is ValuesTable or KeyTable or BoundRow ? null : member.Node,
            Graph = member.Graph,
            ValuesOf = variable => DistinctValues(member.Node, variable, member.Graph),
            Needed = needed,
            IsKeys = member.Node is KeyTable,
        };
    }

    /// <summary>A triple pattern with the constants in it.</summary>
    private static TriplePattern Fix(TriplePattern triple, IReadOnlyDictionary<Variable, ValueId> constants) =>
        new(Fix(triple.Subject, constants), Fix(triple.Predicate, constants), Fix(triple.Object, constants));

    private static PatternTerm Fix(PatternTerm term, IReadOnlyDictionary<Variable, ValueId> constants) =>
        term is Variable variable && constants.TryGetValue(variable, out ValueId id) ? new BoundTerm(id) : term;

    private JoinElement CreatePattern(TriplePattern written, TriplePattern triple, ActiveGraph graph,
        IReadOnlyDictionary<Variable, IdRanges>? ranges = null)
    {
        PatternSlot subject = Slot(triple.Subject), predicate = Slot(triple.Predicate), @object = Slot(triple.Object);
        string text = PatternText.Of(written);
        var pattern = new QuadPattern(subject, predicate, @object, graph.Variable, graph.Graphs, text);
        bool isUnknown = subject.Id.IsLocal || predicate.Id.IsLocal || @object.Id.IsLocal;
        bool readsNothing = !graph.Graphs.IsAll && graph.Graphs.Graphs.Count == 0;
        if (isUnknown || readsNothing)
        {
            return new SubplanElement(new NoRows(Context, new Schema(pattern.Variables, _ => true), $"nothing matches {text}"));
        }
        return new PatternElement(pattern, _statistics, RangeOf(pattern, ranges));
    }

    private JoinElement CreateTripleTerm(TripleTermMatch written, TripleTermMatch match)
    {
        PatternSlot subject = Slot(match.Subject), predicate = Slot(match.Predicate), @object = Slot(match.Object);
        var slots = new TripleTermSlots(match.Term, subject, predicate, @object, PatternText.Of(written));
        bool isUnknown = subject.Id.IsLocal || predicate.Id.IsLocal || @object.Id.IsLocal
            || Context.Snapshot.EstimateTripleTerms(default, default) == 0;
        return isUnknown
            ? new SubplanElement(new NoRows(Context, new Schema(slots.Variables, _ => true), $"nothing matches {slots.Text}"))
            : new TripleTermElement(slots, Context.Snapshot);
    }

    private PatternSlot Slot(PatternTerm term) => term is Variable variable ? PatternSlot.Of(variable) : PatternSlot.Of(IdOf(term));

    private Values PlanValues(ValuesTable table)
    {
        // A variable listed twice cannot be: the parser refuses it.
        var rows = new RowStore(Context, table.Variables.Count);
        Span<ValueId> values = table.Variables.Count <= 64 ? stackalloc ValueId[table.Variables.Count] : new ValueId[table.Variables.Count];
        foreach (IReadOnlyList<Term?> row in table.Rows)
        {
            for (int i = 0; i < values.Length; i++) values[i] = row[i] is { } term ? Context.Terms.Intern(term) : ValueId.None;
            rows.AppendRow(values);
        }
        IReadOnlySet<Variable> certain = Analysis.Certain(table);
        return new Values(Context, new Schema(table.Variables, certain.Contains), rows, ownsRows: true);
    }

    private Values PlanRow(BoundRow row)
    {
        var rows = new RowStore(Context, row.Variables.Count);
        rows.AppendRow([.. row.Values]);
        return new Values(Context, new Schema(row.Variables, _ => true), rows, ownsRows: true);
    }
}
