using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>
/// Joins a pattern with a table of keys, as deep inside as the meaning allows, so that only matches of the keys are computed.
/// </summary>
internal static class KeyPushing
{
    /// <summary>
    /// A pattern equal to <c>Join(keys, node)</c>. The keys are bound in every solution of the pattern, and no key is there twice.
    /// </summary>
    public static AlgebraNode Push(AlgebraNode node, KeyTable keys, VariableAnalysis variables)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            Filter filter => filter with { Input = Push(filter.Input, keys, variables) },
            LeftJoin join when Binds(join.Left) => join with { Left = Push(join.Left, keys, variables) },
            ExistsJoin join => join with { Left = Push(join.Left, keys, variables) },
            Minus minus => minus with { Left = Push(minus.Left, keys, variables) },
            Union union => new Union(Push(union.Left, keys, variables), Push(union.Right, keys, variables)),
            Extend extend when Binds(extend.Input) => extend with { Input = Push(extend.Input, keys, variables) },
            Distinct distinct => distinct with { Input = Push(distinct.Input, keys, variables) },
            Project project => project with { Input = Push(project.Input, keys, variables) },
            Group group when keys.Variables.All(key =>
                group.Keys.Any(each => each.Variable == key && each.Expression == new VariableExpression(key))) =>
                group with { Input = Push(group.Input, keys, variables) },
            GraphPattern graph when Binds(graph.Input) && !keys.Variables.Contains(graph.Name) =>
                graph with { Input = Push(graph.Input, keys, variables) },
            Join join when Binds(join.Left) && !AlgebraTree.IsPatternGroup(join) => join with { Left = Push(join.Left, keys, variables) },
            Join join when Binds(join.Right) && !AlgebraTree.IsPatternGroup(join) =>
                join with { Right = Push(join.Right, keys, variables) },
            _ => new Join(keys, node),
        };

        bool Binds(AlgebraNode input) => keys.Variables.All(variables.Certain(input).Contains);
    }
}
