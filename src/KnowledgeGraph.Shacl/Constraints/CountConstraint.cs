using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Validation;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:minCount</c> and <c>sh:maxCount</c> (SHACL §4.2).</summary>
internal sealed class CountConstraint(int bound, bool isMaximum) : Constraint
{
    private static readonly Iri Minimum = ShaclVocabulary.Component("MinCount");
    private static readonly Iri Maximum = ShaclVocabulary.Component("MaxCount");

    public override Iri Component => isMaximum ? Maximum : Minimum;

    protected override string French => isMaximum ? $"Il faut au plus {bound} valeur(s)." : $"Il faut au moins {bound} valeur(s).";

    protected override string English => isMaximum ? $"At most {bound} value(s) are allowed." : $"At least {bound} value(s) are needed.";

    public override void Validate(Evaluation evaluation)
    {
        int count = evaluation.Values.Count;
        if (isMaximum ? count > bound : count < bound) evaluation.Report(this);
    }
}
