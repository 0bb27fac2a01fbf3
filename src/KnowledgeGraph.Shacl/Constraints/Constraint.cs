using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Validation;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary>A constraint of a shape (SHACL §4): a component with its parameters.</summary>
internal abstract class Constraint
{
    private Literal[]? _messages;

    /// <summary>The constraint component.</summary>
    public abstract Iri Component { get; }

    /// <summary>What to say where the shape has no message of its own.</summary>
    public IReadOnlyList<Literal> Messages => _messages ??= [new(French, "fr"), new(English, "en")];

    /// <summary>What is expected, in French.</summary>
    protected abstract string French { get; }

    /// <summary>What is expected, in English.</summary>
    protected abstract string English { get; }

    /// <summary>Looks at the values, and reports those that do not satisfy the constraint.</summary>
    public abstract void Validate(Evaluation evaluation);
}
