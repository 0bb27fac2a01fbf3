using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Tests;

public class DocumentPipelineTests
{
    private static readonly DocumentReading Reading = DocumentPipeline.Extract(SourceFile.Load(TestData.SourcePath), TestData.Authority);

    [Fact]
    public void Passages_OfTheSourceDocument_QuoteItsTextExactly()
    {
        Assert.NotEmpty(Reading.Passages);
        Assert.All(Reading.Passages, passage => Assert.Equal(Reading.Document.TextOf(passage.Span), passage.Exact));
    }

    [Fact]
    public void Statements_OfTheSourceDocument_StandWithinTheirPassages() =>
        Assert.All(Reading.Statements, statement => Assert.True(statement.Passage.Span.Contains(statement.Evidence), statement.ToString()));

    [Fact]
    public void Extract_ReadTwice_GivesTheSameQuads()
    {
        DocumentReading again = DocumentPipeline.Extract(SourceFile.Load(TestData.SourcePath), TestData.Authority);
        Assert.Equal(GraphMapper.Map([Reading], TestData.Authority), GraphMapper.Map([again], TestData.Authority));
    }

    [Fact]
    public void Map_OfTheSourceDocument_HasNoBlankNode() => Assert.DoesNotContain(
        GraphMapper.Map([Reading], TestData.Authority), quad => quad.Subject is BlankNode || quad.Object is BlankNode);

    [Fact]
    public void Passages_OfAllLines_LieOnTheLineThatTheyName()
    {
        string[] lines = File.ReadAllLines(TestData.SourcePath);
        foreach (Passage passage in Reading.Passages)
        {
            string firstWord = passage.Exact.Split([' ', '\n', '\t', '\''], 2)[0];
            Assert.Contains(firstWord, lines[passage.Line - 1], StringComparison.Ordinal);
        }
    }
}
