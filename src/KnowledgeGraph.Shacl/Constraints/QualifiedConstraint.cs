using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Shapes;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary>
/// <c>sh:qualifiedValueShape</c> with a least or greatest number (SHACL §4.7.3); values that conform to a sibling shape do not count.
/// </summary>
internal sealed class QualifiedConstraint(Shape shape, IReadOnlyList<Shape> siblings, int bound, bool isMaximum) : Constraint
{
    private static readonly Iri Minimum = ShaclVocabulary.Component("QualifiedMinCount");
    private static readonly Iri Maximum = ShaclVocabulary.Component("QualifiedMaxCount");

    public override Iri Component => isMaximum ? Maximum : Minimum;

    protected override string French => $"Il faut {(isMaximum ? "au plus" : "au moins")} {bound} valeur(s) qui satisfassent {shape.Node}.";

    protected override string English => $"{(isMaximum ? "At most" : "At least")} {bound} value(s) must conform to {shape.Node}.";

    public override void Validate(Evaluation evaluation)
    {
        int count = 0;
        foreach (ValueId value in evaluation.Values)
        {
            if (evaluation.Run.Conforms(shape, value) && !siblings.Any(sibling => evaluation.Run.Conforms(sibling, value))) count++;
        }
        if (isMaximum ? count > bound : count < bound) evaluation.Report(this);
    }
}
