using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Whether what a sentence names does not exist yet, or no longer.</summary>
internal static partial class StateExtractor
{
    /// <summary>Says the state of what is named, where its clause says it; without a word of it, nothing is said.</summary>
    public static void SayOf(FicheContext context, Iri subject, TextSpan sentence, TextSpan name)
    {
        TextSpan clause = context.ClausesOf(sentence).At(name.Start);
        if (Relations.Find(context.Text, clause, Relations.Planned) is { } planned) context.Builder.Say(subject, Cnig.Etat, Voc.Of("etat/projete"), planned);
        else if (Relations.Find(context.Text, clause, EndedPattern()) is { } ended) context.Builder.Say(subject, Cnig.Etat, Voc.Of("etat/termine"), ended);
        else if (FormerPattern().Match(context.Text, clause.Start, name.Start - clause.Start) is { Success: true } former)
        {
            context.Builder.Say(subject, Cnig.Etat, Voc.Of("etat/termine"), new TextSpan(former.Index, name.End));
        }
    }

    [GeneratedRegex(
        @"\b(?:n['’]existe\s+plus|(?:est|sont|a\s+été|ont\s+été)\s+(?:supprimée?s?|dissoute?s?|dissous|abandonnée?s?|fermée?s?|clôturée?s?)|(?:a|ont)\s+(?:fermé|disparu|pris\s+fin)|fermée?\s+(?:depuis|en|fin|le))\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EndedPattern();

    [GeneratedRegex(@"\b(?:ancien(?:ne)?s?\s+(?:(?:plate-?forme|portail|géoportail|groupe|comité|outil|site)\s+)?|ex-)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FormerPattern();
}
