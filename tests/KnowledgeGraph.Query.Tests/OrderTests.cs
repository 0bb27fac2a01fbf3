using System.Text;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Query.Tests.Reference;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Results;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests;

/// <summary>ORDER BY on terms of which most are in the order of the dictionary, and some came later.</summary>
public sealed class OrderTests : IDisposable
{
    private const int Rows = 3000;

    private static readonly string[] Words = ["a", "b", "é", "Z", "😀", "ab ", "a long text with more letters than an id holds "];

    private readonly QuadStore _store = QuadStore.CreateInMemory();
    private readonly Random _random = new(7);
    private readonly Dictionary<string, Term> _terms = [];

    public OrderTests()
    {
        for (int i = 0; i < Rows; i++) _terms.Add($"http://example.org/s{i:0000}", RandomTerm());
        Commit(_terms.Take(Rows * 9 / 10));
        _store.Compact();
        Commit(_terms.Skip(Rows * 9 / 10));
    }

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("STR(?o)")]
    [InlineData("DESC(STR(?o))")]
    [InlineData("LCASE(STR(?o))")]
    [InlineData("DESC(UCASE(?o))")]
    [InlineData("SUBSTR(?o, 2) STR(?o)")]
    [InlineData("LANG(?o) DESC(STR(?o))")]
    [InlineData("?o")]
    [InlineData("DESC(?o)")]
    public void Execute_LimitAfterOrder_GivesTheFirstOfAll(string keys)
    {
        List<string> all = Select($"SELECT ?s {{ ?s <http://example.org/p> ?o }} ORDER BY {keys} ?s");
        Assert.Equal(Rows, all.Count);
        foreach ((int offset, int limit) in new[] { (0, 1), (0, 10), (37, 100), (500, 1000), (2990, 50) })
        {
            List<string> some = Select($"SELECT ?s {{ ?s <http://example.org/p> ?o }} ORDER BY {keys} ?s LIMIT {limit} OFFSET {offset}");
            Assert.Equal(all.Skip(offset).Take(limit), some);
        }
    }

    [Fact]
    public void Execute_OrderByText_IsThatOfCodePoints()
    {
        IEnumerable<string> expected = _terms.OrderBy(each => TextOf(each.Value), Comparer<byte[]?>.Create(CompareTexts)).ThenBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => each.Key);
        Assert.Equal(expected, Select("SELECT ?s { ?s <http://example.org/p> ?o } ORDER BY STR(?o) ?s"));
    }

    private static int CompareTexts(byte[]? left, byte[]? right) =>
        left is null || right is null ? (left is null ? 0 : 1) - (right is null ? 0 : 1) : left.AsSpan().SequenceCompareTo(right);

    private static byte[]? TextOf(Term term) => term switch
    {
        BlankNode => null,
        Iri iri => Encoding.UTF8.GetBytes(iri.Value),
        _ => Encoding.UTF8.GetBytes(((Literal)term).LexicalForm),
    };

    private Term RandomTerm()
    {
        string text = string.Concat(Enumerable.Range(0, _random.Next(0, 4)).Select(_ => Words[_random.Next(Words.Length)]));
        return _random.Next(12) switch
        {
            0 => new BlankNode($"b{_random.Next(3)}"),
            1 => new Iri("http://example.org/" + _random.Next(100)),
            2 => ReferenceExpressions.Integer(_random.Next(100)),
            < 6 => new Literal(text),
            _ => new Literal(text, language: _random.Next(3) switch { 0 => "fr", 1 => "en", _ => "fr-CA" }),
        };
    }

    private void Commit(IEnumerable<KeyValuePair<string, Term>> rows)
    {
        using WriteTransaction transaction = _store.BeginWrite();
        rows.Select(row => new Quad(new Iri(row.Key), new Iri("http://example.org/p"), row.Value, null)).ToArray().SendTo(transaction.CreateSink());
        transaction.Commit();
    }

    private List<string> Select(string query)
    {
        using Snapshot snapshot = _store.AcquireSnapshot();
        using var result = (SelectResult)new QueryEngine().Execute((SelectQuery)SparqlParser.ParseQuery(query), snapshot, new QueryOptions());
        var writer = new FirstColumn();
        while (result.WriteNext(writer))
        {
        }
        return writer.Values;
    }

    private sealed class FirstColumn : ISolutionWriter
    {
        public List<string> Values { get; } = [];

        public void Begin(IReadOnlyList<string> variables)
        {
        }

        public void BeginRow()
        {
        }

        public void Bind(int column, in Utf8Term term) => Values.Add(((Iri)term.ToTerm()).Value);

        public void EndRow()
        {
        }

        public void End()
        {
        }

        public void WriteBoolean(bool value) => throw new InvalidOperationException("no boolean was asked for");
    }
}
