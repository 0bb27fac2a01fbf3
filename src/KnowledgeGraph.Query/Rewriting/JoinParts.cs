using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>The members of a join, triple pattern by triple pattern, and the conditions on them; and how they hang together. Immutable.</summary>
internal sealed class JoinParts
{
    private readonly List<(AlgebraNode Node, HashSet<Variable> Variables)> _members;
    private readonly List<(Expression Condition, HashSet<Variable> Variables)> _conditions;

    private JoinParts(List<(AlgebraNode, HashSet<Variable>)> members, List<(Expression, HashSet<Variable>)> conditions)
    {
        _members = members;
        _conditions = conditions;
        HashSet<Variable> once = [], shared = [];
        foreach (Variable variable in members.SelectMany(member => member.Item2))
        {
            if (!once.Add(variable)) shared.Add(variable);
        }
        Shared = shared;
    }

    /// <summary>What is joined.</summary>
    public IReadOnlyList<(AlgebraNode Node, HashSet<Variable> Variables)> Members => _members;

    /// <summary>The variables that several members have.</summary>
    public IReadOnlyCollection<Variable> Shared { get; }

    /// <summary>Takes a join apart; null where that would change its meaning.</summary>
    public static JoinParts? Of(AlgebraNode node, VariableAnalysis analysis)
    {
        List<(AlgebraNode, HashSet<Variable>)> members = [];
        List<(Expression, HashSet<Variable>)> conditions = [];
        var stack = new Stack<(AlgebraNode Node, bool IsRoot)>([(node, true)]);
        while (stack.TryPop(out var each))
        {
            switch (each.Node)
            {
                case Join join:
                    stack.Push((join.Right, false));
                    stack.Push((join.Left, false));
                    break;
                case BasicGraphPattern pattern:
                    members.AddRange(pattern.Patterns.Select(triple => new BasicGraphPattern([triple])).Select(single =>
                        ((AlgebraNode)single, analysis.Possible(single).ToHashSet())));
                    break;
                case Filter filter when each.IsRoot || ExpressionVariables.Of(filter.Condition).IsSubsetOf(analysis.Certain(filter.Input)):
                    if (!Determinism.IsDeterministic(filter.Condition) || ExpressionVariables.HasExists(filter.Condition)) return null;
                    conditions.AddRange(Conjunction.Split(filter.Condition).Select(condition => (condition, ExpressionVariables.Of(condition))));
                    stack.Push((filter.Input, each.IsRoot));
                    break;
                case ServicePattern:
                    return null;
                default:
                    members.Add((each.Node, analysis.Possible(each.Node).ToHashSet()));
                    break;
            }
        }
        return new JoinParts(members, conditions);
    }

    /// <summary>The part that does not hang together with some variables but by the shared one.</summary>
    public JoinSplit Without(IEnumerable<Variable> variables, Variable shared)
    {
        HashSet<Variable> rest = Linked(variables, shared);
        return Split(shared, own => !own.Overlaps(rest));
    }

    /// <summary>The part that hangs together with some variables, otherwise than by the shared one.</summary>
    public JoinSplit With(IEnumerable<Variable> variables, Variable shared)
    {
        HashSet<Variable> part = Linked(variables, shared);
        return Split(shared, own => own.Overlaps(part) || own.All(variable => variable == shared));
    }

    /// <summary>The join of some members, on some conditions.</summary>
    public AlgebraNode Join(IEnumerable<AlgebraNode> members, IEnumerable<Expression> conditions)
    {
        List<TriplePattern> triples = [.. members.OfType<BasicGraphPattern>().SelectMany(pattern => pattern.Patterns)];
        IEnumerable<AlgebraNode> nodes = members.Where(member => member is not BasicGraphPattern);
        if (triples.Count > 0) nodes = nodes.Prepend(new BasicGraphPattern(triples));
        AlgebraNode join = nodes.Aggregate((left, right) => new Join(left, right));
        return conditions.Aggregate(join, (input, condition) => new Filter(condition, input));
    }

    /// <summary>The join of the rest with what was made of the part.</summary>
    public AlgebraNode JoinRest(AlgebraNode part, JoinSplit split) => Join([.. split.Rest, part], split.OtherConditions);

    private JoinSplit Split(Variable shared, Func<HashSet<Variable>, bool> isOfPart)
    {
        HashSet<Variable> variables = [];
        List<AlgebraNode> members = [], rest = [];
        foreach (var (node, own) in _members)
        {
            bool isMember = isOfPart(own);
            (isMember ? members : rest).Add(node);
            if (isMember) variables.UnionWith(own);
        }
        variables.Remove(shared);
        ILookup<bool, Expression> conditions = _conditions.ToLookup(each => each.Variables.Overlaps(variables), each => each.Condition);
        return new JoinSplit(shared, variables, members, rest, [.. conditions[true]], [.. conditions[false]]);
    }

    /// <summary>Some variables, and all that members and conditions link to them by others than the shared one.</summary>
    private HashSet<Variable> Linked(IEnumerable<Variable> variables, Variable shared)
    {
        HashSet<Variable> linked = [.. variables];
        linked.Remove(shared);
        int before;
        do
        {
            before = linked.Count;
            foreach (HashSet<Variable> own in _members.Select(member => member.Variables).Concat(_conditions.Select(each => each.Variables)))
            {
                if (own.Overlaps(linked)) linked.UnionWith(own.Where(variable => variable != shared));
            }
        }
        while (linked.Count > before);
        return linked;
    }
}
