using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Shapes;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:property</c> (SHACL §4.7.2): the results are those of the property shape at each value.</summary>
internal sealed class PropertyConstraint(Shape shape) : Constraint
{
    private static readonly Iri ComponentIri = ShaclVocabulary.Component("Property");

    public override Iri Component => ComponentIri;

    protected override string French => $"La valeur doit satisfaire {shape.Node}.";

    protected override string English => $"The value must conform to {shape.Node}.";

    public override void Validate(Evaluation evaluation)
    {
        foreach (ValueId value in evaluation.Values)
        {
            evaluation.Run.Validate(shape, value, evaluation.Collector);
            if (evaluation.Collector.IsDone) return;
        }
    }
}
