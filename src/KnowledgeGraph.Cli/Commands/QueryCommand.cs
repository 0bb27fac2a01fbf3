using System.CommandLine;
using System.Diagnostics;
using KnowledgeGraph.Cli.Results;
using KnowledgeGraph.Query;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg query</c>: a SPARQL query over files.</summary>
internal static class QueryCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string[]> data = new("--data")
        {
            Description = "A file whose statements go into the default graph (named graphs of TriG, N-Quads and JSON-LD keep their names). May be given several times.",
            HelpName = "FILE",
        };
        Option<string[]> namedData = new("--named-data")
        {
            Description = "A file whose statements go into a named graph: the one given, or else the file's own file:// IRI. May be given several times.",
            HelpName = "[IRI=]FILE",
        };
        Option<string?> baseIri = new("--base") { Description = "The base IRI of the data and of the query.", HelpName = "IRI" };
        Option<string?> queryFile = new("--query") { Description = "The file of the query, or - for standard input.", HelpName = "FILE" };
        Option<string?> expression = new("--expression", "-e") { Description = "The query itself.", HelpName = "TEXT" };
        Option<string?> results = new("--results")
        {
            Description = "How the answer is written: json, xml, csv, tsv or table for SELECT and ASK; turtle or ntriples for CONSTRUCT and DESCRIBE. Default: table, turtle.",
            HelpName = "FORMAT",
        };
        results.AcceptOnlyFromAmong("json", "xml", "csv", "tsv", "table", "turtle", "ntriples");
        Option<bool> union = new("--union") { Description = "Let the default graph be the union of all graphs." };
        Option<bool> time = new("--time") { Description = "Tell on standard error how long loading, planning and answering took." };
        Option<bool> explain = new("--explain") { Description = "Run the query and write its plan, with estimated and actual rows and times, instead of the answer." };
        Command command = new("query", "Run a SPARQL query over RDF files.") { data, namedData, baseIri, queryFile, expression, results, union, time, explain };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var request = new QueryRequest(
                    parsed.GetValue(data) ?? [],
                    parsed.GetValue(namedData) ?? [],
                    parsed.GetValue(baseIri),
                    ReadQuery(parsed.GetValue(queryFile), parsed.GetValue(expression), terminal),
                    parsed.GetValue(results),
                    parsed.GetValue(union),
                    parsed.GetValue(time),
                    parsed.GetValue(explain));
                Run(request, terminal, cancellationToken);
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static void Run(QueryRequest request, Terminal terminal, CancellationToken cancellationToken)
    {
        if (request.Data.Count == 0 && request.NamedData.Count == 0)
        {
            throw new UsageException("there is nothing to query; name at least one file with --data or --named-data");
        }
        Sparql.Algebra.Query query = Parse(request);
        AnswerFormat format = AnswerFormat.For(query, request.Results);

        long started = Stopwatch.GetTimestamp();
        using QuadStore store = Load(request, terminal, cancellationToken);
        TimeSpan loading = Stopwatch.GetElapsedTime(started);

        started = Stopwatch.GetTimestamp();
        using Snapshot snapshot = store.AcquireSnapshot();
        var options = new QueryOptions
        {
            DefaultGraph = request.Union ? DefaultGraphMode.Union : DefaultGraphMode.StoreDefault,
            Profile = request.Explain,
        };
        using QueryResult result = new QueryEngine().Execute(query, snapshot, options, cancellationToken);
        TimeSpan planning = Stopwatch.GetElapsedTime(started);

        started = Stopwatch.GetTimestamp();
        if (request.Explain) WritePlan(result, format, query, terminal);
        else format.Write(result, query, terminal.Output);
        TimeSpan answering = Stopwatch.GetElapsedTime(started);
        if (request.Time)
        {
            terminal.Error.WriteLine(
                $"loaded {snapshot.QuadCount:N0} quads in {loading.TotalMilliseconds:N1} ms, planned in {planning.TotalMilliseconds:N1} ms, "
                + $"answered in {answering.TotalMilliseconds:N1} ms");
        }
    }

    private static Sparql.Algebra.Query Parse(QueryRequest request)
    {
        try
        {
            return SparqlParser.ParseQuery(request.Query.Text, request.BaseIri);
        }
        catch (SparqlSyntaxException error)
        {
            throw new KnowledgeGraphException($"{request.Query.Name}:{error.Line}:{error.Column}: {error.Reason}", error);
        }
    }

    private static QuadStore Load(QueryRequest request, Terminal terminal, CancellationToken cancellationToken)
    {
        List<(RdfInput Input, string? Graph)> inputs = [];
        foreach (string path in request.Data) inputs.Add((RdfInput.Open(path, null, request.BaseIri, terminal), null));
        foreach (string text in request.NamedData)
        {
            (string? graph, string path) = SplitNamedData(text);
            inputs.Add((RdfInput.Open(path, null, request.BaseIri, terminal), graph ?? RdfInput.FileIri(path)));
        }
        QuadStore store = QuadStore.CreateInMemory();
        try
        {
            using WriteTransaction transaction = store.BeginWrite(cancellationToken);
            foreach ((RdfInput input, string? graph) in inputs) input.ReadTo(transaction.CreateSink(graph), cancellationToken);
            transaction.Commit();
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Splits <c>IRI=FILE</c>. An IRI may hold '=' too; a file that exists under the whole text is that file.</summary>
    private static (string? Graph, string Path) SplitNamedData(string text)
    {
        int separator = text.LastIndexOf('=');
        if (separator < 0 || File.Exists(text)) return (null, text);
        string graph = text[..separator];
        if (!Uri.TryCreate(graph, UriKind.Absolute, out _)) throw new UsageException($"'{graph}' in --named-data is no absolute IRI");
        return (graph, text[(separator + 1)..]);
    }

    private static QueryText ReadQuery(string? file, string? expression, Terminal terminal)
    {
        if ((file is null) == (expression is null)) throw new UsageException("give the query either as a file with --query or as text with --expression");
        if (expression is not null) return new QueryText("query", expression);
        if (file == "-") return new QueryText("standard input", new StreamReader(terminal.Input).ReadToEnd());
        return File.Exists(file) ? new QueryText(file!, File.ReadAllText(file!)) : throw new FileNotFoundException($"there is no file '{file}'");
    }

    private static void WritePlan(QueryResult result, AnswerFormat format, Sparql.Algebra.Query query, Terminal terminal)
    {
        format.Write(result, query, Stream.Null);
        using var writer = new StreamWriter(terminal.Output, leaveOpen: true);
        writer.Write(result.Plan.ToText());
    }

    private sealed record QueryText(string Name, string Text);

    private sealed record QueryRequest(
        IReadOnlyList<string> Data,
        IReadOnlyList<string> NamedData,
        string? BaseIri,
        QueryText Query,
        string? Results,
        bool Union,
        bool Time,
        bool Explain);
}
