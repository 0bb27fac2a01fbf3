using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>What follows WHERE, as written (grammar rules 18–28).</summary>
internal sealed class SolutionModifiers
{
    /// <summary>The keys of GROUP BY; null where there is none.</summary>
    public List<GroupCondition>? Group { get; set; }

    /// <summary>The conditions of HAVING.</summary>
    public List<Expression> Having { get; } = [];

    /// <summary>The conditions of ORDER BY.</summary>
    public List<OrderCondition> Order { get; } = [];

    public long Offset { get; set; }

    public long? Limit { get; set; }

    /// <summary>The VALUES clause at the end.</summary>
    public ValuesTable? Values { get; set; }
}

/// <summary>A key of GROUP BY and the variable after AS, where there is one.</summary>
internal sealed record GroupCondition(Expression Expression, Variable? Alias, Token Position);
