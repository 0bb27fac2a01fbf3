using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:lessThan</c> and <c>sh:lessThanOrEquals</c> (SHACL §4.5.3–4), by SPARQL's operators.</summary>
internal sealed class LessThanConstraint(Iri property, ValueId id, bool isInclusive) : PropertyPairConstraint(property, id)
{
    private static readonly Iri Strict = ShaclVocabulary.Component("LessThan");
    private static readonly Iri Inclusive = ShaclVocabulary.Component("LessThanOrEquals");

    public override Iri Component => isInclusive ? Inclusive : Strict;

    protected override string French => $"La valeur doit être {(isInclusive ? "≤" : "<")} à celles de {Property}.";

    protected override string English => $"The value must be {(isInclusive ? "≤" : "<")} those of {Property}.";

    protected override void Validate(Evaluation evaluation, NodeSet others)
    {
        foreach (ValueId value in evaluation.Values)
        {
            foreach (ValueId other in others)
            {
                bool isSatisfied = evaluation.Space.Compare(value, other) is int order && (order < 0 || (isInclusive && order == 0));
                if (!isSatisfied) evaluation.Report(this, value);
            }
        }
    }
}
