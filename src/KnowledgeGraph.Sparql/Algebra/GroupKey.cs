using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>A key of GROUP BY.</summary>
/// <param name="Expression">The value grouped by; an error or unbound value is a key of its own.</param>
/// <param name="Variable">The variable that holds the key after grouping (an invisible one where the author gave none).</param>
public sealed record GroupKey(Expression Expression, Variable Variable);
