using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>Projects and programmes, which French texts call "chantiers": one in quotes of another, or a list of names.</summary>
internal static partial class ProjectExtractor
{
    public static void Extract(ReadingBuilder builder, MentionFinder names, TextBlock block)
    {
        Match quoted = Quoted().Match(builder.Text, block.Span.Start, block.Span.Length);
        if (quoted.Success)
        {
            Iri part = Describe(builder, Span(quoted.Groups["name"]), Span(quoted.Groups["title"]));
            Iri whole = Describe(builder, Span(quoted.Groups["of"]));
            builder.Say(part, Dct.IsPartOf, whole, new TextSpan(quoted.Index, quoted.Index + quoted.Length));
            return;
        }
        Match listed = Listed().Match(builder.Text, block.Span.Start, block.Span.Length);
        if (!listed.Success) return;
        foreach (EnumerationItem item in Enumeration.Split(builder.Text, Span(listed.Groups["list"])))
        {
            bool isKnown = names.FindAll(item.Span, NameRank.Mentioned).Count > 0;
            bool isName =
                char.IsUpper(builder.Text[item.Span.Start]) && Tokenizer.Tokenize(builder.Text, item.Span.Start, item.Span.End).Count <= 5;
            if (isKnown || !isName) continue;
            Iri iri = Describe(builder, item.Span);
            if (listed.Groups["running"].Success) builder.Say(iri, Cnig.Etat, Voc.Of("etat/en-vigueur"), Span(listed));
        }
    }

    /// <summary>Says that there is a project of that name; a name that is common words alone is told with the word "chantier" before it.</summary>
    private static Iri Describe(ReadingBuilder builder, TextSpan name, TextSpan? title = null)
    {
        Iri iri = builder.Iris.Of("chantier", Slug.Of(builder.Document.TextOf(name)));
        builder.Describe(iri, builder.Document.TextOf(title ?? name), name, Schema.Project, Prov.Entity);
        return iri;
    }

    private static TextSpan Span(Group group) => new(group.Index, group.Index + group.Length);

    [GeneratedRegex(
        @"\b(?<title>chantier\s+«\s*(?<name>[^»]+?)\s*»)\s+d(?:e|u|es)\s+(?:la\s+)?(?<of>\p{Lu}[\p{L}' -]*\p{L})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\bchantiers\s+(?:(?<running>en\s+cours)\s*:\s*|:\s*)?(?<list>\p{Lu}[^.;]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Listed();
}
