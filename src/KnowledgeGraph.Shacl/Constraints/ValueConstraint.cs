using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary>A constraint that each value satisfies or not, by itself.</summary>
internal abstract class ValueConstraint : Constraint
{
    /// <inheritdoc/>
    public sealed override void Validate(Evaluation evaluation)
    {
        foreach (ValueId value in evaluation.Values)
        {
            if (!IsSatisfied(evaluation, value)) evaluation.Report(this, value);
        }
    }

    /// <summary>Whether a value satisfies the constraint.</summary>
    protected abstract bool IsSatisfied(Evaluation evaluation, ValueId value);
}
