using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Shapes;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:not</c> (SHACL §4.6.1).</summary>
internal sealed class NotConstraint(Shape shape) : ValueConstraint
{
    private static readonly Iri ComponentIri = ShaclVocabulary.Component("Not");

    public override Iri Component => ComponentIri;

    protected override string French => $"La valeur ne doit pas satisfaire {shape.Node}.";

    protected override string English => $"The value must not conform to {shape.Node}.";

    protected override bool IsSatisfied(Evaluation evaluation, ValueId value) => !evaluation.Run.Conforms(shape, value);
}
