using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:equals</c> (SHACL §4.5.1).</summary>
internal sealed class EqualsConstraint(Iri property, ValueId id) : PropertyPairConstraint(property, id)
{
    private static readonly Iri ComponentIri = ShaclVocabulary.Component("Equals");

    public override Iri Component => ComponentIri;

    protected override string French => $"Les valeurs doivent être celles de {Property}.";

    protected override string English => $"The values must be those of {Property}.";

    protected override void Validate(Evaluation evaluation, NodeSet others)
    {
        foreach (ValueId value in evaluation.Values)
        {
            if (!others.Contains(value)) evaluation.Report(this, value);
        }
        foreach (ValueId other in others)
        {
            if (!evaluation.Values.Contains(other)) evaluation.Report(this, other);
        }
    }
}
