using System.Globalization;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Tests;

/// <summary>What the source document says, written by hand, against what was read in it.</summary>
public class GoldStandardTests
{
    private static readonly DocumentReading Reading = DocumentPipeline.Extract(SourceFile.Load(TestData.SourcePath), TestData.Authority);

    /// <summary>The texts of statements, by the IRI that stands for them: the gold files name a statement by its words.</summary>
    private static readonly Dictionary<Term, string> Texts = Reading.Statements
        .Where(statement => CompactNames.Of(statement.Predicate) == "schema:text")
        .Where(statement => CompactNames.Of(statement.Subject).StartsWith("enonce/", StringComparison.Ordinal))
        .GroupBy(statement => (Term)statement.Subject)
        .ToDictionary(group => group.Key, group => CompactNames.Of(group.First().Object));

    [Fact]
    public void Relations_OfTheGoldStandard_AreRead() => Assert.Empty(Gold("relations.tsv").Except(Read()));

    /// <summary>
    /// Of the properties that the gold standard uses, nothing else is said; the plain types of documents and sections apart.
    /// </summary>
    [Fact]
    public void Relations_ThatAreRead_AreInTheGoldStandard()
    {
        HashSet<string> gold = [.. Gold("relations.tsv")];
        HashSet<string> properties = [.. gold.Select(line => line.Split('\t')[2])];
        IEnumerable<string> read = Read().Where(line => properties.Contains(line.Split('\t')[2]) && !IsTypeOfOtherThings(line));
        Assert.Empty(read.Except(gold));
    }

    [Fact]
    public void Statements_ThatTheDocumentDoesNotMake_AreNotRead()
    {
        List<string[]> forbidden = [.. Lines("forbidden.tsv").Select(line => line.Split('\t'))];
        Assert.NotEmpty(forbidden);
        IEnumerable<string> offending = Read().Where(line => forbidden.Exists(rule => Agrees(rule, line.Split('\t'))));
        Assert.Empty(offending);
    }

    private static bool IsTypeOfOtherThings(string line)
    {
        string[] fields = line.Split('\t');
        return fields[2] == "dct:type" && !fields[1].StartsWith("plateforme/", StringComparison.Ordinal);
    }

    private static bool Agrees(string[] rule, string[] statement) =>
        (rule[0] == "0" || rule[0] == statement[0])
        && rule.Skip(1).Zip(statement.Skip(1)).All(pair => pair.First == "*" || pair.First == pair.Second);

    private static IEnumerable<string> Read() => Reading.Statements.Select(statement => string.Join(
        '\t',
        statement.Passage.Line.ToString(CultureInfo.InvariantCulture),
        Name(statement.Subject),
        Name(statement.Predicate),
        Name(statement.Object)));

    private static string Name(Term term) => Texts.GetValueOrDefault(term) ?? CompactNames.Of(term);

    private static IEnumerable<string> Gold(string file) => Lines(file).Distinct();

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(TestData.GoldPath(file)).Where(line => line.Length > 0 && line[0] != '#');
}
