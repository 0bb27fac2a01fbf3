using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:hasValue</c> (SHACL §4.8.2).</summary>
internal sealed class HasValueConstraint(Term value, ValueId id) : Constraint
{
    private static readonly Iri ComponentIri = ShaclVocabulary.Component("HasValue");

    public override Iri Component => ComponentIri;

    protected override string French => $"La valeur {value} manque.";

    protected override string English => $"The value {value} is missing.";

    public override void Validate(Evaluation evaluation)
    {
        if (!evaluation.Values.Contains(id)) evaluation.Report(this);
    }
}
