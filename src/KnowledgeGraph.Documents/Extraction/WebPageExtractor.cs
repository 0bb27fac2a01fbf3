using System.Globalization;
using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// A web page that a document reproduces: it begins with a breadcrumb, the next title is its title, and it goes on to the next title of the
/// first level. Its dates, its files to download, what it announces, and the regions to whose fiches it links.
/// </summary>
internal static partial class WebPageExtractor
{
    private static readonly Iri FileTypes = new("http://publications.europa.eu/resource/authority/file-type/");

    public static void Extract(ReadingBuilder builder, List<OutlineSection> sections)
    {
        for (int i = 0; i + 1 < sections.Count; i++)
        {
            TextBlock? breadcrumb = sections[i].Content.FirstOrDefault(block => CrumbsOf(builder.Text, block).Count >= 3);
            if (breadcrumb is null) continue;
            List<OutlineSection> page = [.. sections.Skip(i + 1).TakeWhile((section, index) => index == 0 || section.Heading.Level > 1)];
            ExtractPage(builder, breadcrumb, page);
        }
    }

    private static void ExtractPage(ReadingBuilder builder, TextBlock breadcrumb, List<OutlineSection> page)
    {
        TextSpan heading = page[0].Heading.Span;
        string title = builder.Document.TextOf(heading);
        Iri iri = builder.Iris.Of("document", Slug.Of(title));
        builder.Describe(iri, title, heading, Foaf.Document, Schema.WebPage);
        builder.Say(iri, Dct.Title, ReadingBuilder.French(title), heading);
        builder.Say(iri, Dct.Type, Voc.Of("document/page-web"), heading);
        builder.Say(iri, Dct.IsPartOf, builder.DocumentIri, heading);
        SayBreadcrumb(builder, iri, breadcrumb);
        foreach (OutlineSection section in page)
        {
            foreach (TextBlock block in section.Content)
            {
                SayDates(builder, iri, block);
                SayDownload(builder, iri, block);
                SayAnnouncement(builder, iri, block);
                SayLinks(builder, iri, block);
            }
        }
    }

    private static void SayBreadcrumb(ReadingBuilder builder, Iri page, TextBlock block)
    {
        var list = new Iri(page.Value + "#fil");
        builder.Describe(list, "Fil d'Ariane", block.Span, Schema.BreadcrumbList);
        builder.Say(page, Schema.Breadcrumb, list, block.Span);
        int position = 0;
        foreach (TextSpan crumb in CrumbsOf(builder.Text, block))
        {
            position++;
            var item = new Iri(string.Create(CultureInfo.InvariantCulture, $"{list.Value}-{position}"));
            string name = builder.Document.TextOf(crumb);
            builder.Describe(item, name, crumb, Schema.ListItem);
            builder.Say(item, Schema.Name, ReadingBuilder.French(name), crumb);
            builder.Say(item, Schema.Position, ReadingBuilder.Integer(position), crumb);
            builder.Say(list, Schema.ItemListElement, item, crumb);
        }
    }

    private static List<TextSpan> CrumbsOf(string text, TextBlock block)
    {
        List<TextSpan> crumbs = [];
        int start = block.Span.Start;
        for (int i = start; i <= block.Span.End; i++)
        {
            if (i < block.Span.End && text[i] is not ('>' or '›')) continue;
            TextSpan crumb = Enumeration.Trim(text, new TextSpan(start, i));
            if (crumb.Length == 0) return [];
            crumbs.Add(crumb);
            start = i + 1;
        }
        return crumbs;
    }

    private static void SayDates(ReadingBuilder builder, Iri page, TextBlock block)
    {
        foreach ((TextSpan span, DateOnly date) in FrenchDates.FindAll(builder.Text, block.Span))
        {
            string before = Tokenizer.Fold(builder.Text.AsSpan(block.Span.Start, span.Start - block.Span.Start));
            Iri? property = before.EndsWith("publie le ", StringComparison.Ordinal) ? Dct.Issued
                : before.EndsWith("mis a jour le ", StringComparison.Ordinal) ? Dct.Modified
                : null;
            if (property is not null) builder.Say(page, property, ReadingBuilder.Date(date), span);
        }
    }

    /// <summary>A file: its title, and under it its format and size.</summary>
    private static void SayDownload(ReadingBuilder builder, Iri page, TextBlock block)
    {
        Match size = FormatAndSize().Match(builder.Document.TextOf(block.Lines[^1].Span));
        if (!size.Success || block.Lines.Count < 2) return;
        var title = new TextSpan(block.Lines[0].Span.Start, block.Lines[^2].Span.End);
        string name = builder.Document.TextOf(title);
        Iri file = builder.Iris.Of("document", Slug.Of(name));
        builder.Describe(file, name, title, Foaf.Document, Schema.MediaObject);
        builder.Say(file, Dct.Title, ReadingBuilder.French(name), title);
        KnownThing? kind = builder.Authority.Names.FindAll(builder.Text, title)
            .SelectMany(match => match.Values).FirstOrDefault(thing => thing.Scheme == Voc.Document);
        if (kind is not null) builder.Say(file, Dct.Type, kind.Iri, title);
        builder.Say(file, Dct.Format, new Iri(FileTypes.Value + size.Groups["format"].Value.ToUpperInvariant()), block.Span);
        builder.Say(file, Schema.ContentSize, ReadingBuilder.French(size.Groups["size"].Value), block.Span);
        builder.Say(page, Schema.AssociatedMedia, file, block.Span);
    }

    /// <summary>A document that is announced: "État des lieux à venir".</summary>
    private static void SayAnnouncement(ReadingBuilder builder, Iri page, TextBlock block)
    {
        Match announced = Announced().Match(builder.Document.TextOf(block));
        if (!announced.Success) return;
        var title = new TextSpan(block.Span.Start, block.Span.Start + announced.Groups["what"].Length);
        KnownThing? kind = builder.Authority.Names.FindExact(builder.Text, title, thing => thing.Scheme == Voc.Document).FirstOrDefault();
        if (kind is null) return;
        string name = builder.Document.TextOf(title);
        Iri document = builder.Iris.Of("document", Slug.Of(name));
        builder.Describe(document, name, title, Foaf.Document);
        builder.Say(document, Dct.Title, ReadingBuilder.French(name), title);
        builder.Say(document, Dct.Type, kind.Iri, title);
        builder.Say(document, Cnig.Etat, Voc.Of("etat/projete"), block.Span);
        builder.Say(page, Dct.References, document, block.Span);
    }

    private static void SayLinks(ReadingBuilder builder, Iri page, TextBlock block)
    {
        foreach (TextLink link in block.Links)
        {
            KnownThing? region = builder.Authority.Regions.FindExact(builder.Text, link.Span).FirstOrDefault();
            if (region is not null) builder.Say(page, Dct.References, builder.Iris.Of("fiche", region.Code!), link.Span);
            if (link.Url is "#" or "") builder.Note(Voc.Of("qualite/lien-perdu"), link.Span);
        }
    }

    [GeneratedRegex(
        @"^(?<format>PDF|ODT|ODS|ODP|DOCX?|XLSX?|PPTX?|CSV|ZIP)\s*[|,–-]\s*(?<size>\d+(?:[.,]\d+)?\s*[kKMG]?o)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FormatAndSize();

    [GeneratedRegex(@"^(?<what>.+?)\s+à\s+venir\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Announced();
}
