using KnowledgeGraph.Formats;
using KnowledgeGraph.Query.Tests.Reference;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Results;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests;

/// <summary>A store in memory with some quads, and the answers that it gives.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly QuadStore _store = QuadStore.CreateInMemory();

    public TestStore(IEnumerable<Quad> quads)
        : this((Quad[])[.. quads], [])
    {
    }

    /// <summary>The quads come in several commits, so that queries read several layers.</summary>
    public TestStore(params Quad[][] commits)
        : this(commits, compactedAfter: 0)
    {
    }

    /// <summary>The quads come in several commits; after so many of them the store is compacted.</summary>
    public TestStore(Quad[][] commits, int compactedAfter)
    {
        foreach (var (index, quads) in commits.Index())
        {
            using (WriteTransaction transaction = _store.BeginWrite())
            {
                quads.SendTo(transaction.CreateSink());
                transaction.Commit();
            }
            if (index + 1 == compactedAfter) _store.Compact();
        }
        Snapshot = _store.AcquireSnapshot();
    }

    public Snapshot Snapshot { get; }

    /// <summary>
    /// A store from lines of three or four terms: <c>a</c> is an IRI, <c>_:a</c> a blank node, <c>1</c> an integer, <c>"a"</c> a
    /// string.
    /// </summary>
    public static TestStore Of(params string[] lines) => new(lines.Select(QuadOf));

    /// <summary>
    /// A store of some quads in one commit or in two; of some the first is compacted, so that its terms are in order.
    /// </summary>
    public static TestStore InLayers(Quad[] quads)
    {
        int cut = quads.Length % 3 == 0 ? quads.Length / 2 : quads.Length;
        return new TestStore([quads[..cut], quads[cut..]], compactedAfter: quads.Length % 4 < 2 ? 1 : 0);
    }

    public static Term TermOf(string text) => text switch
    {
        ['_', ':', .. var label] => new BlankNode(label),
        ['"', .. var form, '"'] => new Literal(form),
        _ when long.TryParse(text, out long number) => ReferenceExpressions.Integer(number),
        _ => new Iri("http://example.org/" + text),
    };

    /// <summary>All quads, with the blank node labels of the store.</summary>
    public Dataset ReadAll()
    {
        var dataset = new Dataset();
        using QuadScan scan = Snapshot.Scan(default, GraphSelector.Each, QuadOrder.Spo);
        Span<ValueId> row = new ValueId[4];
        while (scan.Read(row[..1], row[1..2], row[2..3], row[3..4]) == 1)
        {
            dataset.Add(Decode(row[0])!, (Iri)Decode(row[1])!, Decode(row[2])!, Decode(row[3]));
        }
        return dataset;
    }

    /// <summary>The answer of a SELECT query, a text for each row, sorted unless the order matters.</summary>
    public List<string> Select(string query, QueryOptions? options = null, bool isOrdered = false)
    {
        var parsed = (SelectQuery)SparqlParser.ParseQuery("PREFIX : <http://example.org/> " + query);
        List<string> rows = Select(parsed, options);
        if (!isOrdered) rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    /// <summary>The answer of a SELECT query, a text for each row.</summary>
    public List<string> Select(SelectQuery query, QueryOptions? options = null, QueryEngine? engine = null)
    {
        using var result = (SelectResult)(engine ?? new QueryEngine()).Execute(query, Snapshot, options ?? new QueryOptions());
        return Rows(result);
    }

    /// <summary>The rows of an answer, a text for each.</summary>
    public static List<string> Rows(SelectResult result)
    {
        var writer = new RowCollector();
        while (result.WriteNext(writer))
        {
        }
        return writer.Rows;
    }

    public QueryResult Execute(string query, QueryOptions? options = null, CancellationToken cancellationToken = default) =>
        new QueryEngine().Execute(SparqlParser.ParseQuery("PREFIX : <http://example.org/> " + query), Snapshot,
            options ?? new QueryOptions(), cancellationToken);

    /// <summary>The plan of a SELECT query, before it runs.</summary>
    public string Explain(string query)
    {
        using var result = (SelectResult)Execute(query);
        return result.Plan.ToText();
    }

    /// <summary>The plan of a query, before it runs.</summary>
    public string Explain(SelectQuery query, QueryEngine engine)
    {
        using QueryResult result = engine.Execute(query, Snapshot, new QueryOptions());
        return result.Plan.ToText();
    }

    public void Dispose()
    {
        Snapshot.Dispose();
        _store.Dispose();
    }

    private Term? Decode(ValueId id) => id == ValueId.DefaultGraph ? null : Snapshot.Decode(id, new byte[Snapshot.ScratchBytes]).ToTerm();

    /// <summary>A quad from three or four terms with a space between them.</summary>
    public static Quad QuadOf(string line)
    {
        string[] parts = line.Split(' ');
        return new Quad(TermOf(parts[0]), (Iri)TermOf(parts[1]), TermOf(parts[2]), parts.Length > 3 ? TermOf(parts[3]) : null);
    }

    private sealed class RowCollector : ISolutionWriter
    {
        private string[] _row = [];
        private int _columns;

        public List<string> Rows { get; } = [];

        public void Begin(IReadOnlyList<string> variables) => _columns = variables.Count;

        public void BeginRow()
        {
            _row = new string[_columns];
            Array.Fill(_row, "-");
        }

        public void Bind(int column, in Utf8Term term) =>
            _row[column] = term.ToTerm().ToString().Replace("http://example.org/", "", StringComparison.Ordinal);

        public void EndRow() => Rows.Add(string.Join(" ; ", _row));

        public void End()
        {
        }

        public void WriteBoolean(bool value) => throw new InvalidOperationException("no boolean was asked for");
    }
}
