using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KnowledgeGraph.Documents.Annotation;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Tests;

public partial class AnnotatedPageTests
{
    private static readonly DocumentReading Source = DocumentPipeline.Extract(SourceFile.Load(TestData.SourcePath), TestData.Authority);

    private static readonly IHtmlDocument Page = Parse(Source);

    [Fact]
    public void Write_EveryStatement_StandsBesideItsPassage()
    {
        int stretches = Source.Statements.Select(statement => statement.Evidence).Distinct().Count();
        Assert.Equal(stretches, Page.QuerySelectorAll("section.note").Length);
        Assert.Equal(Source.Statements.Count, Page.QuerySelectorAll("section.note dd").Length);
    }

    [Fact]
    public void Write_Links_LeadToTheNoteAndBack()
    {
        Assert.NotEmpty(Page.QuerySelectorAll("a.number"));
        foreach (IElement link in Page.QuerySelectorAll("a[href^='#']"))
        {
            Assert.NotNull(Page.GetElementById(link.GetAttribute("href")![1..]));
        }
        foreach (IElement number in Page.QuerySelectorAll("a.number"))
        {
            IElement note = Page.GetElementById(number.GetAttribute("href")![1..])!;
            Assert.Equal($"#{number.Id}", note.QuerySelector("h3 a")!.GetAttribute("href"));
        }
    }

    [Fact]
    public void Write_Text_IsTheWholeTextOfTheDocument()
    {
        IHtmlDocument page = Parse(Source);
        foreach (IElement added in page.QuerySelectorAll(".text a.number, .text .cut, .text .line, .text .state").ToList()) added.Remove();
        foreach (IElement line in page.QuerySelectorAll(".text br").ToList()) line.Replace(page.CreateTextNode("\n"));
        IEnumerable<string> shown = page.QuerySelectorAll(".text").Select(text => Blanks().Replace(text.TextContent.Trim(), " "));
        Assert.Equal(Source.Document.Blocks.Select(block => Blanks().Replace(Source.Document.TextOf(block), " ")), shown);
    }

    [Fact]
    public void Write_CutPassages_AreFlagged()
    {
        Assert.Equal(Source.Fiches.Sum(fiche => fiche.Fragments.Count), Page.QuerySelectorAll("main .text > p > .cut, main .text > h2 > .cut").Length);
        Assert.Equal(Source.Fiches.Count * 10, Page.QuerySelectorAll("nav .state").Length);
    }

    [Fact]
    public void Write_HostileText_StaysText()
    {
        const string Hostile = """
            # Fiche Grand Est

            Date de mise à jour : 3 avril 2024

            **Les principaux acteurs de l'information géolocalisée sur le territoire**

            Région, DREAL, &lt;script&gt;alert(1)&lt;/script&gt; et `"><img src=x onerror=alert(1)>`
            """;
        IHtmlDocument page = Parse(DocumentPipeline.Extract(
            TestData.Markdown(Hostile, "\"><script>alert(1)<.md"), TestData.Authority));
        Assert.Empty(page.QuerySelectorAll("script, img, iframe, object"));
        Assert.DoesNotContain(page.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        Assert.Contains("<script>alert(1)</script>", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!, StringComparison.Ordinal);
    }

    private static IHtmlDocument Parse(DocumentReading reading)
    {
        using var output = new StringWriter();
        AnnotatedPage.Write(reading, TestData.Authority, output);
        return new HtmlParser().ParseDocument(output.ToString());
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
