using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Sparql.Paths;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:closed</c> (SHACL §4.8.1): no properties but those of the property shapes, and those ignored.</summary>
internal sealed class ClosedConstraint(IReadOnlySet<ValueId> allowed) : Constraint
{
    private static readonly Iri ComponentIri = ShaclVocabulary.Component("Closed");

    public override Iri Component => ComponentIri;

    protected override string French => "Cette propriété n'est pas prévue par la forme, qui est fermée.";

    protected override string English => "The shape is closed, and does not foresee this property.";

    public override void Validate(Evaluation evaluation)
    {
        foreach (ValueId value in evaluation.Values)
        {
            foreach ((ValueId predicate, ValueId @object) in evaluation.Data.Statements(value))
            {
                if (allowed.Contains(predicate)) continue;
                evaluation.Report(() => new ValidationResult
                {
                    FocusNode = evaluation.Space.GetTerm(evaluation.Focus),
                    ResultPath = new PredicatePath((Iri)evaluation.Space.GetTerm(predicate)),
                    Value = evaluation.Space.GetTerm(@object),
                    SourceShape = evaluation.Shape.Node,
                    SourceConstraintComponent = Component,
                    Severity = evaluation.Shape.Severity,
                    Messages = evaluation.Shape.Messages.Count > 0 ? evaluation.Shape.Messages : Messages,
                });
            }
        }
    }
}
