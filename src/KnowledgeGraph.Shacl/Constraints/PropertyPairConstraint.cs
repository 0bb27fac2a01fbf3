using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary>A constraint between the values and those of another property of the focus node (SHACL §4.5).</summary>
internal abstract class PropertyPairConstraint(Iri property, ValueId id) : Constraint
{
    /// <summary>The other property.</summary>
    protected Iri Property { get; } = property;

    /// <inheritdoc/>
    public sealed override void Validate(Evaluation evaluation)
    {
        var others = new NodeSet();
        evaluation.Data.Objects(evaluation.Focus, id, others);
        Validate(evaluation, others);
    }

    /// <summary>Compares the values with the others.</summary>
    protected abstract void Validate(Evaluation evaluation, NodeSet others);
}
