using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>A part of a join.</summary>
/// <param name="Shared">The one variable that it shares with the rest.</param>
/// <param name="Variables">Its other variables.</param>
/// <param name="Members">What it joins.</param>
/// <param name="Rest">What the rest joins.</param>
/// <param name="Conditions">The conditions that read nothing else.</param>
/// <param name="OtherConditions">The other conditions.</param>
internal sealed record JoinSplit(
    Variable Shared,
    HashSet<Variable> Variables,
    IReadOnlyList<AlgebraNode> Members,
    IReadOnlyList<AlgebraNode> Rest,
    IReadOnlyList<Expression> Conditions,
    IReadOnlyList<Expression> OtherConditions)
{
    /// <summary>Whether there is a part with variables of its own, and a rest.</summary>
    public bool IsProper => Variables.Count > 0 && Rest.Count > 0;

    /// <summary>Whether it is the same part.</summary>
    public bool HasSameMembers(JoinSplit other) => Members.SequenceEqual(other.Members, ReferenceEqualityComparer.Instance);
}
