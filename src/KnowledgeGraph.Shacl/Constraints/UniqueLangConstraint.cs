using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:uniqueLang</c> (SHACL §4.4.5): one result per language that two values share.</summary>
internal sealed class UniqueLangConstraint : Constraint
{
    private static readonly Iri ComponentIri = ShaclVocabulary.Component("UniqueLang");

    public override Iri Component => ComponentIri;

    protected override string French => "Il faut au plus une valeur par langue.";

    protected override string English => "At most one value per language is allowed.";

    public override void Validate(Evaluation evaluation)
    {
        if (evaluation.Values.Count < 2) return;
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        foreach (ValueId value in evaluation.Values)
        {
            if (value.Tag != ValueTag.TaggedString) continue;
            string tag = Encoding.UTF8.GetString(evaluation.Space.Decode(value, scratch).Language);
            int count = counts[tag] = counts.GetValueOrDefault(tag) + 1;
            if (count == 2) evaluation.Report(this);
        }
    }
}
