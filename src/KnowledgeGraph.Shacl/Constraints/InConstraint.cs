using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:in</c> (SHACL §4.8.3).</summary>
internal sealed class InConstraint(IReadOnlyList<Term> values, IReadOnlySet<ValueId> ids) : ValueConstraint
{
    private const int ShownValues = 10;

    private static readonly Iri ComponentIri = ShaclVocabulary.Component("In");

    public override Iri Component => ComponentIri;

    protected override string French => $"La valeur doit être l'une de celles-ci : {Names}.";

    protected override string English => $"The value must be one of these: {Names}.";

    private string Names => string.Join(", ", values.Take(ShownValues)) + (values.Count > ShownValues ? " …" : "");

    protected override bool IsSatisfied(Evaluation evaluation, ValueId value) => ids.Contains(value);
}
