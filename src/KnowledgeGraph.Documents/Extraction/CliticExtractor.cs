using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// Clauses whose verb takes up by a pronoun the body that was spoken of: "La DREAL l'anime, et A, B et C y siègent", "A en assure le pilotage",
/// "B en est membre".
/// </summary>
internal static partial class CliticExtractor
{
    /// <summary>Whether a sentence takes up by such a pronoun what was spoken of.</summary>
    public static bool IsIn(string text, TextSpan sentence) => Clitic().Match(text, sentence.Start, sentence.Length).Success;

    /// <summary>Says who leads, facilitates or belongs to the topic by such clauses of a sentence.</summary>
    /// <returns>Whether the sentence has any.</returns>
    public static bool Say(FicheContext context, SectionUnit unit, TextSpan sentence, Topic topic)
    {
        int start = sentence.Start;
        bool isSaid = false;
        for (Match clitic = Clitic().Match(context.Text, sentence.Start, sentence.Length); clitic.Success; clitic = clitic.NextMatch())
        {
            var subject = new TextSpan(SubjectStart(context.Text, start, clitic.Index), clitic.Index);
            start = clitic.Index + clitic.Length;
            if (!context.IsStated(sentence, clitic.Index)) continue;
            isSaid = true;
            Iri? property = clitic.Groups["facilitates"].Success ? Cnig.AnimePar : clitic.Groups["leads"].Success ? Cnig.PilotePar : null;
            if (property is null)
            {
                MembersExtractor.SayMembers(context, unit, subject, topic.Iri);
                continue;
            }
            foreach (Mention actor in context.Leading(unit, Enumeration.Trim(context.Text, subject))) context.Builder.Say(topic.Iri, property, context.Builder.Refer(actor), actor.Span);
        }
        return isSaid;
    }

    /// <summary>Where the subject of a clause begins: after the last semicolon or colon before the verb.</summary>
    private static int SubjectStart(string text, int start, int verb) =>
        verb > start ? Math.Max(start, text.AsSpan(start, verb - start).LastIndexOfAny(';', ':') is >= 0 and var sign ? start + sign + 1 : start) : start;

    [GeneratedRegex(
        @"(?<=[\p{L})»]\s)(?:(?:(?:l['’]|la\s+|le\s+)(?:(?<facilitates>(?:co-?)?anime)|(?<leads>(?:co-?)?pilote|dirige|préside|coordonne))|en\s+assure(?:nt)?\s+(?:(?<facilitates>(?:l['’]|la\s+)(?:co-?)?animation)|(?<leads>le\s+(?:co-?)?pilotage))"
        + @"|en\s+(?:est|sont)\s+(?:(?<facilitates>(?:l['’]|les\s+)animat(?:eur|rice)s?)|(?<leads>(?:le\s+|la\s+|les\s+)?(?:co-?)?pilotes?)))(?:nt)?\b"
        + @"|(?:y\s+(?:siège|participe|sont\s+représentée?s|est\s+représentée?|prend\s+part|prennent\s+part)|en\s+(?:sont|est)\s+membre|en\s+(?:font|fait)\s+partie)(?:nt|s)?\b(?!\s*:))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Clitic();
}
