using System.Globalization;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests;

/// <summary>Filters that leave scans some ids only: the answers are those of the filter alone.</summary>
public sealed class IdRangeTests : IDisposable
{
    private const int Terms = 3000;

    private static readonly string[] Datatypes = ["integer", "decimal", "double", "float", "date", "dateTime", "string", "byte"];

    private readonly QuadStore _store = QuadStore.CreateInMemory();
    private readonly Random _random = new(5);
    private readonly List<Term> _terms = [];

    public IdRangeTests()
    {
        for (int i = 0; i < Terms; i++) _terms.Add(RandomTerm());
        // Most terms are in order, some came later.
        Commit(_terms.Take(Terms * 9 / 10));
        _store.Compact();
        Commit(_terms.Skip(Terms * 9 / 10));
    }

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("<")]
    [InlineData("<=")]
    [InlineData(">")]
    [InlineData(">=")]
    [InlineData("=")]
    public void Execute_Comparison_AnswersAsWithoutRanges(string comparison)
    {
        for (int i = 0; i < 150; i++)
        {
            string constant = _terms[_random.Next(Terms)].ToString()!;
            AssertSame($"?o {comparison} {constant}");
            AssertSame($"{constant} {comparison} ?o");
            AssertSame($"?o {comparison} {constant} && ?o > {_terms[_random.Next(Terms)]}");
        }
    }

    [Fact]
    public void Execute_Prefix_AnswersAsWithoutRanges()
    {
        for (int i = 0; i < 300; i++)
        {
            string prefix = Text(_random.Next(1, 5));
            AssertSame($"STRSTARTS(?o, \"{prefix}\")");
            AssertSame($"STRSTARTS(STR(?o), \"{prefix}\")");
            AssertSame($"STRSTARTS(STR(?o), \"http://example.org/{prefix}\")");
            AssertSame($"REGEX(?o, \"^{prefix}\")");
            AssertSame($"REGEX(STR(?o), \"^{prefix}?b*\")");
            AssertSame($"REGEX(?o, \"^{prefix}|b\")");
        }
    }

    [Theory]
    [InlineData("LANG(?o) = \"fr\"")]
    [InlineData("LANGMATCHES(LANG(?o), \"*\")")]
    [InlineData("LANGMATCHES(LANG(?o), \"en\")")]
    [InlineData("ISIRI(?o)")]
    [InlineData("ISLITERAL(?o)")]
    [InlineData("ISBLANK(?o)")]
    [InlineData("ISLITERAL(?o) && ?o > 3")]
    public void Execute_Kind_AnswersAsWithoutRanges(string condition) => AssertSame(condition);

    [Fact]
    public void Execute_RangeOfIndex_ReadsOnlyWhatIsInside()
    {
        using Snapshot snapshot = _store.AcquireSnapshot();
        using var result = (SelectResult)new QueryEngine().Execute(
            Sparql.SparqlParser.ParseQuery("SELECT ?o { ?s <http://example.org/p> ?o FILTER(?o > 100000) }"),
            snapshot,
            new QueryOptions());
        Assert.Contains("of some ids", result.Plan.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Select_RangesInAnyOrder_KeepsTheRowsInside()
    {
        var ranges = new IdRanges([(20, 30), (5, 7), (6, 9), (40, 39)]);
        Assert.Equal(2, ranges.Count);
        ValueId[] values = [.. new ulong[] { 4, 5, 9, 10, 19, 20, 30, 31, 6 }.Select(bits => new ValueId(bits))];
        int[] rows = new int[values.Length];
        int count = ranges.Select(values, rows);
        Assert.Equal([1, 2, 5, 6, 8], rows[..count]);
    }

    private void AssertSame(string condition)
    {
        using Snapshot snapshot = _store.AcquireSnapshot();
        List<string> expected = Select(snapshot, $"SELECT ?o {{ ?s <http://example.org/p> ?o FILTER(COALESCE({condition}, false)) }}");
        List<string> actual = Select(snapshot, $"SELECT ?o {{ ?s <http://example.org/p> ?o FILTER({condition}) }}");
        Assert.True(expected.SequenceEqual(actual), $"{condition}: {expected.Count} rows, not {actual.Count}");
        actual = Select(snapshot, $"SELECT ?o {{ ?s <http://example.org/q> 1 ; <http://example.org/p> ?o FILTER({condition}) }}");
        Assert.True(expected.SequenceEqual(actual), $"joined, {condition}: {expected.Count} rows, not {actual.Count}");
    }

    private static List<string> Select(Snapshot snapshot, string query)
    {
        using var result = (SelectResult)new QueryEngine().Execute(Sparql.SparqlParser.ParseQuery(
            "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> " + query), snapshot, new QueryOptions());
        var rows = new List<string>();
        while (result.WriteNext(new Lines(rows)))
        {
        }
        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private void Commit(IEnumerable<Term> terms)
    {
        using WriteTransaction transaction = _store.BeginWrite();
        IQuadSink sink = transaction.CreateSink();
        int number = _terms.Count;
        terms.SelectMany(term =>
        {
            var subject = new Iri($"http://example.org/s{number++ * 31 % 7919}-{number}");
            return new[]
            {
                new Quad(subject, new Iri("http://example.org/p"), term, null),
                new Quad(subject, new Iri("http://example.org/q"), Reference.ReferenceExpressions.Integer(1), null),
            };
        }).SendTo(sink);
        transaction.Commit();
    }

    private Term RandomTerm()
    {
        switch (_random.Next(12))
        {
            case 0:
                return new Iri("http://example.org/" + Text(_random.Next(1, 6)));
            case 1 or 2:
                return new Literal(Text(_random.Next(1, 10)));
            case 3:
                return new Literal(Text(_random.Next(1, 5)), _random.Next(2) == 0 ? "fr" : "en-GB");
            default:
                string datatype = Datatypes[_random.Next(Datatypes.Length)];
                return new Literal(Form(datatype), new Iri(XsdVocabulary.Integer.Value.Replace("integer", datatype, StringComparison.Ordinal)));
        }
    }

    private string Form(string datatype) => datatype switch
    {
        "integer" => Number("0"),
        "byte" => $"{_random.Next(-128, 128)}",
        "decimal" => Number(_random.Next(2) == 0 ? "0.0" : "0.000"),
        "double" => Number("0.0###") + (_random.Next(2) == 0 ? "e0" : "E0"),
        "float" => Number("0.0##"),
        "date" => Day("yyyy-MM-dd") + Zone(),
        "dateTime" => Day("yyyy-MM-ddTHH:mm:ss") + (_random.Next(3) == 0 ? ".5" : "") + Zone(),
        _ => Text(_random.Next(0, 9)),
    };

    private string Number(string format)
    {
        double value = (_random.NextDouble() - 0.5) * Math.Pow(10, _random.Next(0, 8));
        return (_random.Next(3) == 0 ? Math.Round(value) : value).ToString(format, CultureInfo.InvariantCulture);
    }

    private string Day(string format) =>
        new DateTime(2020, 1, 1).AddHours(_random.Next(-300, 300)).ToString(format, CultureInfo.InvariantCulture);

    private string Zone() => _random.Next(4) switch { 0 => "Z", 1 => "+14:00", 2 => "-11:30", _ => "" };

    private string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "abé😀"[_random.Next(3)]));

    private sealed class Lines(List<string> rows) : Sparql.Results.ISolutionWriter
    {
        public void Begin(IReadOnlyList<string> variables)
        {
        }

        public void BeginRow()
        {
        }

        public void Bind(int column, in Utf8Term term) => rows.Add(term.ToTerm().ToString()!);

        public void EndRow()
        {
        }

        public void End()
        {
        }

        public void WriteBoolean(bool value) => throw new InvalidOperationException("no boolean was asked for");
    }
}
