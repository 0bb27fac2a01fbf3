using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl.Validation;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Constraints;

/// <summary><c>sh:languageIn</c> (SHACL §4.4.4): a tag that matches one of the basic language ranges.</summary>
internal sealed class LanguageInConstraint(IReadOnlyList<string> languages) : ValueConstraint
{
    private static readonly Iri ComponentIri = ShaclVocabulary.Component("LanguageIn");

    public override Iri Component => ComponentIri;

    protected override string French => $"Le texte doit être dans l'une de ces langues : {string.Join(", ", languages)}.";

    protected override string English => $"The text must be in one of these languages: {string.Join(", ", languages)}.";

    protected override bool IsSatisfied(Evaluation evaluation, ValueId value)
    {
        if (!value.IsLiteral) return false;
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        string tag = Encoding.UTF8.GetString(evaluation.Space.Decode(value, scratch).Language);
        return tag.Length > 0 && languages.Any(range => Matches(tag, range));
    }

    /// <summary>RFC 4647 §3.3.1.</summary>
    private static bool Matches(string tag, string range) =>
        range == "*"
        || (tag.StartsWith(range, StringComparison.OrdinalIgnoreCase) && (tag.Length == range.Length || tag[range.Length] == '-'));
}
