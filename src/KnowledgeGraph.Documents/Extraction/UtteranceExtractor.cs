using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>What a document finds, proposes and asks, in its own words: a section says by its title of which kind its blocks are.</summary>
internal static partial class UtteranceExtractor
{
    public static void Extract(ReadingBuilder builder, MentionFinder names, List<OutlineSection> sections)
    {
        foreach (OutlineSection section in sections)
        {
            Iri? kind = KindOf(builder, section);
            if (kind is null || kind == Voc.Of("enonce/point-ordre-du-jour"))
            {
                foreach (TextBlock block in section.Content) SayQuestions(builder, names, block, section);
                continue;
            }
            int position = 0;
            foreach (TextBlock block in section.Content) Say(builder, names, kind, block, ++position, section);
        }
    }

    /// <summary>The kind of what stands in a section: the one whose name is its title, or the title above it.</summary>
    public static Iri? KindOf(ReadingBuilder builder, OutlineSection section) =>
        builder.Authority.Names.FindExact(builder.Text, section.Heading.Span, thing => thing.Scheme == Voc.Enonce).FirstOrDefault()?.Iri;

    /// <summary>Says what an utterance names: what the tables know, groups and projects; and on which legal texts it rests.</summary>
    public static void SayReferences(ReadingBuilder builder, MentionFinder names, Iri utterance, TextBlock block)
    {
        foreach (Mention mention in names.FindAll(block.Span, NameRank.Mentioned).Where(mention => mention.Thing.Kind != KnownKind.Law))
        {
            builder.Say(utterance, Dct.References, builder.Refer(mention), mention.Span);
        }
        LawExtractor.Extract(builder, names, block.Span, utterance);
        foreach (Statement group in builder.Statements
            .Where(said => said.Predicate == Org.Classification && block.Span.Contains(said.Evidence)).ToList())
        {
            builder.Say(utterance, Dct.References, group.Subject, group.Evidence);
        }
        foreach (Statement project in builder.Statements
            .Where(said => said.Predicate == RdfVocabulary.Type && said.Object == Schema.Project && block.Span.Contains(said.Evidence)).ToList())
        {
            builder.Say(utterance, Dct.References, project.Subject, project.Evidence);
        }
    }

    private static void Say(ReadingBuilder builder, MentionFinder names, Iri kind, TextBlock block, int position, OutlineSection section)
    {
        KnownThing concept = builder.Authority.Find(kind)!;
        string label = $"{char.ToUpperInvariant(concept.Label[0])}{concept.Label[1..]} {position}";
        Iri utterance = builder.Utter(kind, block.Span, label, position, section.Iri);
        if (TitleOf(builder.Text, block) is { } title)
        {
            builder.Say(utterance, Dct.Title, ReadingBuilder.French(builder.Document.TextOf(title)), title);
        }
        if (AuthorOf(builder, names, block) is { } author)
        {
            builder.Say(utterance, Prov.WasAttributedTo, builder.Refer(author), author.Span);
        }
        SayReferences(builder, names, utterance, block);
    }

    /// <summary>Who wishes or proposes: the organisation named before the verb, with nothing but its belonging in between.</summary>
    private static Mention? AuthorOf(ReadingBuilder builder, MentionFinder names, TextBlock block)
    {
        Match verb = Wishes().Match(builder.Text, block.Span.Start, block.Span.Length);
        if (!verb.Success) return null;
        List<Mention> before = names.FindAll(new TextSpan(block.Span.Start, verb.Index), NameRank.Organisation);
        bool adjacent = before.Count > 0 && builder.Text.AsSpan(before[^1].Span.End, verb.Index - before[^1].Span.End).IsWhiteSpace();
        return adjacent && names.OnlyArticlesBetween(block.Span.Start, before[0].Span.Start) ? before[0] : null;
    }

    /// <summary>The words in bold that open a block, where a colon follows them.</summary>
    private static TextSpan? TitleOf(string text, TextBlock block)
    {
        if (block.Strong.Count == 0 || block.Strong[0].Start != block.Span.Start) return null;
        int next = block.Strong[0].End;
        while (next < block.Span.End && char.IsWhiteSpace(text[next])) next++;
        return next < block.Span.End && text[next] == ':' ? block.Strong[0] : null;
    }

    /// <summary>The lines that ask, outside the sections of questions.</summary>
    private static void SayQuestions(ReadingBuilder builder, MentionFinder names, TextBlock block, OutlineSection section)
    {
        if (!Asks().IsMatch(builder.Document.TextOf(block))) return;
        foreach (TextLine line in block.Lines.Where(line => Asks().IsMatch(builder.Document.TextOf(line.Span)) && line.Span.Length > 1))
        {
            Iri question = builder.Utter(Voc.Of("enonce/question"), line.Span, builder.Document.TextOf(line.Span), part: section.Iri);
            SayReferences(builder, names, question, block);
        }
    }

    [GeneratedRegex(@"\b(?:souhait|propos)(?:e|ent)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Wishes();

    [GeneratedRegex(
        @"^\s*(?:quel(?:le)?s?|comment|pourquoi|qui\b(?!\s*sommes)|où|combien|faut-il|est-ce)\b|\?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Asks();
}
