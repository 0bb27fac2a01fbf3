using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Storage;
using Algebra = KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <content>Conditions that two variables are equal, which are joins where equal values are equal terms.</content>
internal sealed partial class Planner
{
    /// <summary>The ids of terms that may equal another term.</summary>
    private static readonly IdRanges ComparedByValue = Tags(
        (ValueTag.Boolean, ValueTag.DateTime), (ValueTag.TypedLiteral, ValueTag.TripleTerm));

    /// <summary>Of these all but the inline integers: one of them equals no other of them.</summary>
    private static readonly IdRanges ComparedByOtherValue = Tags(
        (ValueTag.Boolean, ValueTag.Boolean), (ValueTag.Decimal, ValueTag.DateTime), (ValueTag.TypedLiteral, ValueTag.TripleTerm));

    /// <summary>
    /// Takes out the conditions that two variables of triple patterns are the same term, and gives one of the two the name of the other in
    /// all patterns and conditions.
    /// </summary>
    private List<(Variable Renamed, Variable Kept)> UnifyEqualVariables(List<Member> members, List<GroupFilter> filters)
    {
        List<(Variable Renamed, Variable Kept)> unified = [];
        for (int i = 0; i < filters.Count; i++)
        {
            if (!IsEquality(filters[i].Condition, out Variable kept, out Variable renamed, out bool isOfTerms) || kept == renamed) continue;
            if (!IsOfTriplesOnly(renamed) && IsOfTriplesOnly(kept)) (kept, renamed) = (renamed, kept);
            if (!IsOfTriplesOnly(renamed) || !IsOfSomeTriple(kept)) continue;
            if (!isOfTerms && !AreComparedByTerm(kept, members, renamed, members)) continue;
            if (filters.Exists(filter => filter.Variables.Contains(renamed) && ExpressionVariables.HasExists(filter.Condition))) continue;
            filters.RemoveAt(i--);
            for (int m = 0; m < members.Count; m++)
            {
                if (members[m].Triple is { } triple) members[m] = members[m] with { Triple = VariableRenaming.Apply(triple, renamed, kept) };
            }
            for (int f = 0; f < filters.Count; f++) filters[f] = Rename(filters[f], renamed, kept);
            unified.Add((renamed, kept));
        }
        return unified;

        bool IsOfTriplesOnly(Variable variable) => IsOfSomeTriple(variable)
            && !members.Exists(member => member.Graph.Variable == variable
                || (member.Triple is null && member.Variables(Analysis).Contains(variable)));

        bool IsOfSomeTriple(Variable variable) => members.Exists(member => member.Triple is { } triple
            && (triple.Subject == variable || triple.Predicate == variable || triple.Object == variable));
    }

    /// <summary>
    /// Makes keys of the conditions, of OPTIONAL or NOT EXISTS, that a variable of the left side is the same term as one of the right: the
    /// right side with the left one's names, and what is left of the condition.
    /// </summary>
    private (AlgebraNode Right, Expression? Condition) JoinOnEqualities(
        AlgebraNode left, AlgebraNode right, Expression? condition, ActiveGraph graph)
    {
        if (condition is null) return (right, null);
        List<Expression> kept = [];
        IReadOnlyList<Expression> conditions = Conjunction.Split(condition);
        var renamed = new List<(Variable From, Variable To)>();
        AlgebraNode pattern = right;
        foreach (Expression each in conditions)
        {
            if (!IsEquality(each, out Variable outer, out Variable inner, out bool isOfTerms))
            {
                kept.Add(each);
                continue;
            }
            if (!Analysis.Certain(left).Contains(outer)) (outer, inner) = (inner, outer);
            bool isKey = Analysis.Certain(left).Contains(outer) && !Analysis.Possible(pattern).Contains(outer)
                && Analysis.Certain(pattern).Contains(inner) && !Analysis.Possible(left).Contains(inner)
                && !conditions.Any(ExpressionVariables.HasExists)
                && (isOfTerms || AreComparedByTerm(inner, Collect(pattern), outer, Collect(left)));
            if (isKey && VariableRenaming.Apply(pattern, inner, outer) is { } other)
            {
                pattern = other;
                renamed.Add((inner, outer));
            }
            else
            {
                kept.Add(each);
            }
        }
        foreach (var (from, to) in renamed)
        {
            for (int i = 0; i < kept.Count; i++) kept[i] = VariableRenaming.Apply(kept[i], from, to);
            pattern = new Algebra.Extend(pattern, from, new VariableExpression(to));
        }
        return (pattern, Conjunction.Of(kept));

        List<Member> Collect(AlgebraNode node)
        {
            List<Member> members = [];
            CollectGroup(node, graph, members, [], isRoot: true);
            return members;
        }
    }

    /// <summary>Gives the renamed variables back their own columns, where somebody reads them.</summary>
    private Operator AddEqualVariables(Operator input, List<(Variable Renamed, Variable Kept)> unified, IReadOnlySet<Variable>? wanted)
    {
        if (input is NoRows) return input;
        // Backwards: what was kept first may have been renamed later.
        for (int i = unified.Count - 1; i >= 0; i--)
        {
            (Variable renamed, Variable kept) = unified[i];
            if (wanted?.Contains(renamed) == false) continue;
            var same = new VariableExpression(kept);
            input = new Operators.Extend(Context, input, renamed, Compile(same, input.Schema, _dataset.Default), isCertain: true,
                $"{ExpressionText.Of(same)} AS {PatternText.Of(renamed)}")
            {
                EstimatedRows = input.EstimatedRows,
                SortedBy = input.SortedBy,
            };
        }
        return input;
    }

    private static bool IsEquality(Expression condition, out Variable left, out Variable right, out bool isOfTerms)
    {
        isOfTerms = condition is BuiltInCall { Function: BuiltInFunction.SameTerm };
        (left, right) = condition switch
        {
            BinaryExpression
            {
                Operator: BinaryOperator.Equal,
                Left: VariableExpression first,
                Right: VariableExpression second
            } => (first.Variable, second.Variable),
            BuiltInCall
            {
                Function: BuiltInFunction.SameTerm,
                Arguments: [VariableExpression first, VariableExpression second]
            } => (first.Variable, second.Variable),
            _ => (null!, null!),
        };
        return left is not null;
    }

    /// <summary>
    /// Whether two variables are equal only where they are the same term: one of them has none of the terms that may equal another, or
    /// both have of those integers only. The directory knows what kinds there are.
    /// </summary>
    private bool AreComparedByTerm(Variable first, List<Member> firstMembers, Variable second, List<Member> secondMembers) =>
        HasNone(ComparedByValue, first, firstMembers) || HasNone(ComparedByValue, second, secondMembers)
        || (HasNone(ComparedByOtherValue, first, firstMembers) && HasNone(ComparedByOtherValue, second, secondMembers));

    /// <summary>Whether some triple pattern gives the variable no such terms.</summary>
    private bool HasNone(IdRanges ids, Variable variable, List<Member> members)
    {
        foreach (Member member in members)
        {
            if (member.Triple is not { } triple) continue;
            if (triple.Subject == variable || triple.Predicate == variable) return true;
            if (triple.Object != variable || triple.Predicate is Variable) continue;
            var every = new TriplePattern(new Variable("subject"), triple.Predicate, variable);
            if (CreatePattern(every, every, member.Graph) is not PatternElement { Pattern: var pattern }) return true;
            if (!_statistics.HasAny(pattern, new ScanRange(2, ids))) return true;
        }
        return false;
    }

    private static IdRanges Tags(params ReadOnlySpan<(ValueTag First, ValueTag Last)> ranges)
    {
        List<(ulong, ulong)> ids = [];
        foreach (var (first, last) in ranges) ids.Add((new ValueId(first, 0).Bits, new ValueId(last, ulong.MaxValue).Bits));
        return new IdRanges(ids);
    }

    private static GroupFilter Rename(GroupFilter filter, Variable renamed, Variable kept)
    {
        if (!filter.Variables.Contains(renamed)) return filter;
        return new GroupFilter(VariableRenaming.Apply(filter.Condition, renamed, kept), filter.Graph);
    }
}
