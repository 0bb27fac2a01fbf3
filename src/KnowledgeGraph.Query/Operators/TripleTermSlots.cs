using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>A triple term with its constants resolved, and the variable that is bound to it. Immutable.</summary>
/// <param name="Term">The variable of the whole triple term.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Predicate">The predicate.</param>
/// <param name="Object">The object.</param>
/// <param name="Text">The triple term for EXPLAIN.</param>
internal sealed record TripleTermSlots(Variable Term, PatternSlot Subject, PatternSlot Predicate, PatternSlot Object, string Text)
{
    /// <summary>The variables, each once, that of the whole first.</summary>
    public IReadOnlyList<Variable> Variables { get; } =
        [.. new[] { Term, Subject.Variable, Predicate.Variable, Object.Variable }.OfType<Variable>().Distinct()];

    /// <summary>Whether constants and variables that stand in several places allow these terms.</summary>
    public bool Allows(ValueId subject, ValueId predicate, ValueId @object) =>
        (Subject.Id.IsNone || Subject.Id == subject)
        && (Predicate.Id.IsNone || Predicate.Id == predicate)
        && (Object.Id.IsNone || Object.Id == @object)
        && (subject == predicate || Subject.Variable is null || Subject.Variable != Predicate.Variable)
        && (subject == @object || Subject.Variable is null || Subject.Variable != Object.Variable)
        && (predicate == @object || Predicate.Variable is null || Predicate.Variable != Object.Variable);
}
