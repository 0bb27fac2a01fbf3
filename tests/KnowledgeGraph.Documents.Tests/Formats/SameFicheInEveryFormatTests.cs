using System.Text.RegularExpressions;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Tests.Formats;

/// <summary>One fiche, written in every format that is read, says the same.</summary>
public partial class SameFicheInEveryFormatTests
{
    private static readonly HashSet<string> Expected = Said(Read("md"));

    public static TheoryData<string> Formats() => ["html", "docx", "pptx", "xlsx", "odt", "csv", "pdf"];

    [Fact]
    public void Extract_Markdown_SaysMuch() => Assert.True(Expected.Count > 60, $"{Expected.Count} statements");

    [Theory]
    [MemberData(nameof(Formats))]
    public void Extract_OtherFormat_SaysTheSame(string format)
    {
        HashSet<string> said = Said(Read(format));
        Assert.Equal(Expected.Order(), said.Order());
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Extract_OtherFormat_FindsEverySectionWhole(string format)
    {
        FicheReading fiche = Assert.Single(Read(format).Fiches);
        Assert.False(fiche.IsCropped);
        Assert.Empty(fiche.UnknownTitles);
        Assert.All(fiche.Sections, section => Assert.Equal(FieldState.Stated, section.State));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Extract_OtherFormat_QuotesTheTextOfTheDocument(string format)
    {
        DocumentReading reading = Read(format);
        Assert.All(reading.Statements, statement => Assert.Contains(statement.Passage.Exact, reading.Document.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("pdf")]
    [InlineData("pptx")]
    public void Read_FormatWithPages_KnowsThem(string format)
    {
        SourceDocument document = DocumentReader.Read(File(format));
        Assert.Equal(1, document.Blocks[0].Page);
        Assert.True(document.Blocks[^1].Page > 1);
    }

    private static DocumentReading Read(string format) => DocumentPipeline.Extract(File(format), TestData.Authority);

    private static SourceFile File(string format) => new($"fiche.{format}", CompleteFiche.As(format));

    /// <summary>What the fiche says of the world: not of itself, where its words stand, or its kind of document.</summary>
    private static HashSet<string> Said(DocumentReading reading) =>
    [
        .. reading.Statements
            .Where(statement => statement.Subject != reading.Iri && !statement.Subject.Value.Contains("/passage/", StringComparison.Ordinal))
            .Select(statement => $"{CompactNames.Of(statement.Subject)} {CompactNames.Of(statement.Predicate)} {CompactNames.Of(statement.Object)}")
            // Where words stand, and where lines break, is the format's.
            .Select(line => PassageOffsets().Replace(line, "passage/…").Replace('\n', ' ')),
    ];

    [GeneratedRegex(@"passage/fiche/\d+-\d+")]
    private static partial Regex PassageOffsets();
}
