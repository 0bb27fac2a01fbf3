using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:class</c> (SHACL §4.1.1).</summary>
internal sealed class ClassConstraint(Term @class, ValueId id) : ValueConstraint
{
    private static readonly Iri ComponentIri = ShaclVocabulary.Component("Class");

    public override Iri Component => ComponentIri;

    protected override string French => $"La valeur doit être de la classe {@class}.";

    protected override string English => $"The value must be an instance of {@class}.";

    protected override bool IsSatisfied(Evaluation evaluation, ValueId value) => evaluation.Data.IsInstance(value, id);
}
