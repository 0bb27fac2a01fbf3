using KnowledgeGraph.Query;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:pattern</c> with <c>sh:flags</c> (SHACL §4.4.3).</summary>
internal sealed class PatternConstraint(string source, TextPattern pattern) : ValueConstraint
{
    private static readonly Iri ComponentIri = ShaclVocabulary.Component("Pattern");

    public override Iri Component => ComponentIri;

    protected override string French => $"La valeur doit être de la forme « {source} ».";

    protected override string English => $"The value must match the pattern \"{source}\".";

    protected override bool IsSatisfied(Evaluation evaluation, ValueId value)
    {
        if (value.Tag == ValueTag.BlankNode || value.IsTripleTerm) return false;
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        return pattern.IsMatch(evaluation.Space.Decode(value, scratch).Value);
    }
}
