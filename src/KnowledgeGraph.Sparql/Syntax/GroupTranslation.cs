using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>A translated group, its filters still apart because OPTIONAL takes them as its condition.</summary>
/// <param name="Pattern">The group without its filters.</param>
/// <param name="Filter">The conjunction of its filters, or null.</param>
/// <param name="Scope">The variables in scope.</param>
internal sealed record GroupTranslation(AlgebraNode Pattern, Expression? Filter, VariableScope Scope)
{
    /// <summary>The whole group.</summary>
    public AlgebraNode Node => Filter is null ? Pattern : new Filter(Filter, Pattern);
}
