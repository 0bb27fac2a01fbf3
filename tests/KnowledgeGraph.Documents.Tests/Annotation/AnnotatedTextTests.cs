using KnowledgeGraph.Documents.Annotation;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Tests.Formats;

namespace KnowledgeGraph.Documents.Tests.Annotation;

public class AnnotatedTextTests
{
    [Fact]
    public void Lines_CompleteFiche_ShowStatesTextAndWhatWasUnderstood()
    {
        string[] lines = Lines(new("fiche.md", CompleteFiche.As("md")));
        Assert.Contains("Fiche Pays de la Loire, 12/03/2024", lines);
        Assert.Equal(10, lines.Count(line => line.StartsWith("  renseignée ", StringComparison.Ordinal)));
        string stakes = Assert.Single(lines, line => line.Contains("  Enjeux prioritaires", StringComparison.Ordinal) && !line.Contains("—", StringComparison.Ordinal));
        Assert.Matches(@"PCRS\[\d+\]", stakes);
        Assert.Contains(lines, line => line.EndsWith("rang : prioritaire", StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_CutFiche_MarkTheLinesThatTheSourceCuts()
    {
        string[] lines = Lines(Sources.SourceFile.Load(TestData.SourcePath));
        Assert.Equal(61, lines.Count(line => line.EndsWith(" ✂", StringComparison.Ordinal)));
    }

    [Fact]
    public void Lines_DocumentWithPages_NameThem() =>
        Assert.Contains(Lines(new("fiche.pdf", CompleteFiche.As("pdf"))), line => line.StartsWith("  p. 2  ", StringComparison.Ordinal));

    private static string[] Lines(Sources.SourceFile file) =>
        [.. AnnotatedText.Lines(DocumentPipeline.Extract(file, TestData.Authority), TestData.Authority)];
}
