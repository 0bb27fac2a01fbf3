using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// A plan or scheme that has a name: "Schéma Territorial de l'Information Géographique", with its acronym where one follows.
/// </summary>
internal static partial class PlanExtractor
{
    private static readonly Iri Scheme = Voc.Of("acte/schema");

    public static Iri? Extract(FicheContext context, TextSpan span)
    {
        ReadingBuilder builder = context.Builder;
        Mention? head = context.Names.FindAll(span, thing => thing.Iri == Scheme ? 0 : null)
            .Find(mention => char.IsUpper(context.Text[mention.Span.Start]));
        if (head is null) return null;
        TextSpan name = ProperName.Capitals(context.Text, new TextSpan(head.Span.Start, span.End));
        TextSpan? acronym = AcronymAfter(context.Text, name.End, span.End);
        var evidence = new TextSpan(name.Start, acronym?.End + 1 ?? name.End);
        string label = builder.Document.TextOf(evidence);
        string key = acronym is { } initials ? builder.Document.TextOf(initials) : builder.Document.TextOf(name);
        Iri iri = builder.Iris.Of("plan", context.Code, Slug.Of(key));
        builder.Describe(iri, label, evidence, Prov.Plan, Prov.Entity);
        builder.Say(iri, Dct.Title, ReadingBuilder.French(label), evidence);
        builder.Say(iri, Dct.Type, Scheme, evidence);
        builder.Say(iri, Dct.Spatial, context.Region, evidence);
        return iri;
    }

    /// <summary>The plans and frameworks that a text names in quotes: « cadre national d'interopérabilité ».</summary>
    public static void ExtractQuoted(ReadingBuilder builder, TextBlock block)
    {
        foreach (Match match in Quoted().Matches(builder.Document.TextOf(block)))
        {
            Group group = match.Groups["name"];
            var name = new TextSpan(block.Span.Start + group.Index, block.Span.Start + group.Index + group.Length);
            KnownThing? kind = builder.Authority.Names.FindExact(builder.Text, name, thing => thing.Scheme == Voc.Acte).FirstOrDefault();
            if (kind is null) continue;
            Iri iri = builder.Iris.Of("plan", Slug.Of(group.Value));
            builder.Describe(iri, group.Value, name, Prov.Plan, Prov.Entity);
            builder.Say(iri, Dct.Title, ReadingBuilder.French(group.Value), name);
            builder.Say(iri, Dct.Type, kind.Iri, name);
            foreach (Statement utterance in builder.Statements
                .Where(said => said.Predicate == Schema.Text && said.Evidence.Contains(name)).ToList())
            {
                builder.Say(utterance.Subject, Dct.References, iri, name);
            }
        }
    }

    private static TextSpan? AcronymAfter(string text, int position, int limit)
    {
        while (position < limit && char.IsWhiteSpace(text[position])) position++;
        if (position >= limit || text[position] != '(') return null;
        List<TextToken> words = Tokenizer.Tokenize(text, position, limit);
        bool isAcronym = words.Count > 0 && words[0].Start == position + 1 && words[0].Shape == TokenShape.Capitals
            && words[0].End < limit && text[words[0].End] == ')';
        return isAcronym ? new TextSpan(words[0].Start, words[0].End) : null;
    }

    [GeneratedRegex(@"«\s*(?<name>[^»]+?)\s*»", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
