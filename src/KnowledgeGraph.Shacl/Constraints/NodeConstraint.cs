using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Shapes;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:node</c> (SHACL §4.7.1).</summary>
internal sealed class NodeConstraint(Shape shape) : ValueConstraint
{
    private static readonly Iri ComponentIri = ShaclVocabulary.Component("Node");

    public override Iri Component => ComponentIri;

    protected override string French => $"La valeur doit satisfaire {shape.Node}.";

    protected override string English => $"The value must conform to {shape.Node}.";

    protected override bool IsSatisfied(Evaluation evaluation, ValueId value) => evaluation.Run.Conforms(shape, value);
}
