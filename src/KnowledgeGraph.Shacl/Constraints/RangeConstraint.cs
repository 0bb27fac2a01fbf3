using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary>
/// <c>sh:minExclusive</c>, <c>sh:minInclusive</c>, <c>sh:maxExclusive</c>, <c>sh:maxInclusive</c> (SHACL §4.3), by SPARQL's operators.
/// </summary>
internal sealed class RangeConstraint(Term bound, ValueId id, bool isMaximum, bool isInclusive) : ValueConstraint
{
    private static readonly Iri MinExclusive = ShaclVocabulary.Component("MinExclusive");
    private static readonly Iri MinInclusive = ShaclVocabulary.Component("MinInclusive");
    private static readonly Iri MaxExclusive = ShaclVocabulary.Component("MaxExclusive");
    private static readonly Iri MaxInclusive = ShaclVocabulary.Component("MaxInclusive");

    public override Iri Component => (isMaximum, isInclusive) switch
    {
        (false, false) => MinExclusive,
        (false, true) => MinInclusive,
        (true, false) => MaxExclusive,
        (true, true) => MaxInclusive,
    };

    protected override string French => $"La valeur doit être {Sign} {bound}.";

    protected override string English => $"The value must be {Sign} {bound}.";

    private string Sign => (isMaximum, isInclusive) switch
    {
        (false, false) => ">",
        (false, true) => "≥",
        (true, false) => "<",
        (true, true) => "≤",
    };

    protected override bool IsSatisfied(Evaluation evaluation, ValueId value)
    {
        if (evaluation.Space.Compare(value, id) is not int order) return false;
        return (isInclusive && order == 0) || (isMaximum ? order < 0 : order > 0);
    }
}
