using CsCheck;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Sources.Isolation;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Tests;

/// <summary>Documents that nobody meant: lines of the real one cut, mixed and spoilt. They are read or refused, and quotes stay exact.</summary>
public class UntrustedDocumentTests
{
    private static readonly string[] Lines = File.ReadAllLines(TestData.SourcePath);

    private static readonly Gen<string> Line = Gen
        .Select(Gen.Int[0, Lines.Length - 1], Gen.Int[0, 60], Gen.Char["abé |#*-([:.,;«'>\n"], Gen.Int[0, 3])
        .Select((index, length, noise, way) => way switch
        {
            0 => Lines[index],
            1 => Lines[index][..Math.Min(length, Lines[index].Length)],
            2 => Lines[index].Insert(Math.Min(length, Lines[index].Length), noise.ToString()),
            _ => new string(noise, length % 7),
        });

    [Fact]
    public void Extract_SpoiltDocument_QuotesExactlyAndGivesValidIris()
    {
        const string Header = "|  | Dispositifs régionaux de coordination | Date de mise à jour : |\n|--|--|--|\n| BRETAGNE | | 06/10/2022 |\n\n";
        Gen.Select(Line.List[0, 40], Gen.Bool).Sample((lines, withHeader) =>
        {
            string markdown = (withHeader ? Header : string.Empty) + string.Join("\n\n", lines);
            DocumentReading reading = DocumentPipeline.Extract(TestData.Markdown(markdown), TestData.Authority);
            foreach (Passage passage in reading.Passages)
            {
                if (reading.Document.TextOf(passage.Span) != passage.Exact) return false;
            }
            Dataset graph = GraphMapper.Map([reading], TestData.Authority);
            return graph.SelectMany(quad => (Term[])[quad.Subject, quad.Object]).OfType<Iri>().All(IsPlain);
        }, iter: 40);
    }

    [Fact]
    public void Extract_MoreThanAnybodyWrites_IsRefused()
    {
        const string Header = "# Fiche Bretagne\n\nDispositifs régionaux de coordination\n\nDate de mise à jour : 06/10/2022\n\n";
        string fiches = string.Concat(Enumerable.Repeat(Header, DocumentPipeline.MaxFiches + 1));
        string paragraph = string.Concat(Enumerable.Repeat("DREAL, IGN, ", BlockWriter.MaxBlockCharacters / 10));
        foreach ((string markdown, string expected) in new[] { (fiches, "more than 500 fiches"), (paragraph, "characters in one paragraph") })
        {
            DocumentException error = Assert.Throws<DocumentException>(() => DocumentPipeline.Extract(TestData.Markdown(markdown), TestData.Authority));
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Extract_OfADocumentThatTakesMoreTimeThanThereIs_IsRefusedInBothLanguages()
    {
        using var reader = new IsolatedReader();
        var extractor = new DocumentExtractor(reader, TestData.Authority, new ReaderLimits { Time = TimeSpan.Zero });
        DocumentException error = Assert.Throws<DocumentException>(
            () => extractor.Extract(SourceFile.Load(TestData.SourcePath), TestContext.Current.CancellationToken));
        Assert.Contains("the limit for one document", error.Reason, StringComparison.Ordinal);
        Assert.Contains("la limite d'un document", error.FrenchReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Extract_Cancelled_Ends()
    {
        using var reader = new IsolatedReader();
        var extractor = new DocumentExtractor(reader, TestData.Authority);
        Assert.ThrowsAny<OperationCanceledException>(() => extractor.Extract(SourceFile.Load(TestData.SourcePath), new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Extract_CharactersThatNoReaderSees_AreNotOfTheText()
    {
        DocumentReading reading = DocumentPipeline.Extract(TestData.Markdown("Marie\u001b[31m DU\u0007RAND\u000CTours \uFFFF."), TestData.Authority);
        Assert.Equal("Marie[31m DURAND Tours .", reading.Document.Text);
    }

    [Theory]
    [InlineData("http://a.example/x?y=z", "http://a.example/x?y=z")]
    [InlineData("http://a.example/x y", "http://a.example/x%20y")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("#", null)]
    [InlineData("file:///etc/passwd", null)]
    public void ToIri_OfAnAddress_TakesWebAddressesOnly(string url, string? expected) =>
        Assert.Equal(expected, Text.WebAddress.ToIri(url)?.Value);

    private static bool IsPlain(Iri iri) =>
        !iri.Value.Any(c => c is ' ' or '<' or '>' or '"' or '\n')
        && !(iri.Value.StartsWith(TestData.BaseIri, StringComparison.Ordinal) && iri.Value.EndsWith('/'));
}
