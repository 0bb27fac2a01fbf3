using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>A place of a pattern with its constant resolved: an id, or a variable.</summary>
internal readonly record struct PatternSlot(ValueId Id, Variable? Variable)
{
    public static PatternSlot Of(ValueId id) => new(id, null);

    public static PatternSlot Of(Variable variable) => new(ValueId.None, variable);
}
