using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:disjoint</c> (SHACL §4.5.2).</summary>
internal sealed class DisjointConstraint(Iri property, ValueId id) : PropertyPairConstraint(property, id)
{
    private static readonly Iri ComponentIri = ShaclVocabulary.Component("Disjoint");

    public override Iri Component => ComponentIri;

    protected override string French => $"La valeur ne doit pas être aussi une valeur de {Property}.";

    protected override string English => $"The value must not be a value of {Property} too.";

    protected override void Validate(Evaluation evaluation, NodeSet others)
    {
        foreach (ValueId value in evaluation.Values)
        {
            if (others.Contains(value)) evaluation.Report(this, value);
        }
    }
}
