using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// Missions and objectives that running text gives to somebody: "Ils sont chargés de …", of whom the sentence before speaks, and
/// "C'est l'objectif de …", which speaks of the sentence before.
/// </summary>
internal static partial class MissionExtractor
{
    public static void Extract(ReadingBuilder builder, MentionFinder names, TextBlock block)
    {
        TextSpan? previous = null;
        foreach (TextSpan sentence in SentenceSplitter.Split(builder.Text, block.Span))
        {
            Match charge = InChargeOf().Match(builder.Text, sentence.Start, sentence.Length);
            if (charge.Success)
            {
                Iri mission = builder.Utter(Voc.Of("enonce/mission"), sentence, builder.Document.TextOf(sentence));
                var subject = new TextSpan(sentence.Start, charge.Index);
                bool isPronoun = Pronoun().IsMatch(builder.Document.TextOf(subject));
                foreach (Mention bearer in Bearers(names, isPronoun && previous is { } before ? before : subject))
                {
                    builder.Say(mission, Dct.References, builder.Refer(bearer), isPronoun ? sentence : bearer.Span);
                }
            }
            Match aim = IsTheAimOf().Match(builder.Text, sentence.Start, sentence.Length);
            if (aim.Success && previous is { } aimed
                && names.First(new TextSpan(aim.Index + aim.Length, sentence.End), NameRank.Organisation) is { } organisation)
            {
                Iri objective = builder.Utter(Voc.Of("enonce/objectif"), aimed, builder.Document.TextOf(aimed));
                builder.Say(builder.Refer(organisation), Cnig.Objectif, objective, sentence);
            }
            previous = sentence;
        }
    }

    private static IEnumerable<Mention> Bearers(MentionFinder names, TextSpan span) =>
        names.FindAll(span, thing => NameRank.OfScheme(thing, Voc.Role) ?? NameRank.Organisation(thing) + 1)
            .GroupBy(mention => mention.Thing.Scheme == Voc.Role)
            .OrderByDescending(group => group.Key)
            .FirstOrDefault() ?? (IEnumerable<Mention>)[];

    [GeneratedRegex(@"\b(?:est|sont)\s+chargée?s?\s+d(?:e|u|es|['’])", RegexOptions.CultureInvariant)]
    private static partial Regex InChargeOf();

    [GeneratedRegex(@"^\s*(?:Il|Elle|Ils|Elles)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();

    [GeneratedRegex(
        @"\bC['’]est\s+(?:là\s+)?(?:l['’]objectif|la\s+mission|le\s+rôle)\s+d(?:e\s+la\s+|e\s+l['’]|u\s+|es\s+|e\s+)",
        RegexOptions.CultureInvariant)]
    private static partial Regex IsTheAimOf();
}
