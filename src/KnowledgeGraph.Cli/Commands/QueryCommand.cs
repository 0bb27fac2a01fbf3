using System.CommandLine;
using System.Diagnostics;
using KnowledgeGraph.Cli.Results;
using KnowledgeGraph.Query;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg query</c>: a SPARQL query over files or a durable store.</summary>
internal static class QueryCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = new DataFiles(orStore: true);
        Option<string?> baseIri = new("--base") { Description = "The base IRI of the data and of the query.", HelpName = "IRI" };
        Option<string?> queryFile = new("--query") { Description = "The file of the query, or - for standard input.", HelpName = "FILE" };
        Option<string?> expression = new("--expression", "-e") { Description = "The query itself.", HelpName = "TEXT" };
        Option<string?> results = new("--results")
        {
            Description = "How the answer is written: json, xml, csv, tsv or table for SELECT and ASK; turtle or ntriples for CONSTRUCT "
                + "and DESCRIBE. Default: table, turtle.",
            HelpName = "FORMAT",
        };
        results.AcceptOnlyFromAmong("json", "xml", "csv", "tsv", "table", "turtle", "ntriples");
        Option<bool> union = new("--union") { Description = "Let the default graph be the union of all graphs." };
        Option<bool> time = new("--time") { Description = "Tell on standard error how long loading, planning and answering took." };
        Option<bool> explain = new("--explain")
        {
            Description = "Run the query and write its plan, with estimated and actual rows and times, instead of the answer.",
        };
        Command command = new("query", "Run a SPARQL query over RDF files or a store.")
        {
            baseIri, queryFile, expression, results, union, time, explain,
        };
        data.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                string? @base = parsed.GetValue(baseIri);
                RequestText text = RequestText.Read("query", parsed.GetValue(queryFile), parsed.GetValue(expression), terminal);
                Sparql.Algebra.Query query = text.Parse(SparqlParser.ParseQuery, @base);
                var request = new QueryRequest(
                    query,
                    AnswerFormat.For(query, parsed.GetValue(results)),
                    parsed.GetValue(union) ? DefaultGraphMode.Union : DefaultGraphMode.StoreDefault,
                    parsed.GetValue(union) || text.Mentions("GRAPH") || text.Mentions("FROM"),
                    parsed.GetValue(time),
                    parsed.GetValue(explain));
                Run(request, () => data.Load(parsed, "query", @base, terminal, cancellationToken), terminal, cancellationToken);
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static void Run(QueryRequest request, Func<QuadStore> load, Terminal terminal, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        using QuadStore store = load();
        TimeSpan loading = Stopwatch.GetElapsedTime(started);

        started = Stopwatch.GetTimestamp();
        using Snapshot snapshot = store.AcquireSnapshot();
        var options = new QueryOptions { DefaultGraph = request.DefaultGraph, Profile = request.Explain };
        using QueryResult result = new QueryEngine().Execute(request.Query, snapshot, options, cancellationToken);
        TimeSpan planning = Stopwatch.GetElapsedTime(started);

        started = Stopwatch.GetTimestamp();
        if (request.Explain) WritePlan(result, request, terminal);
        else request.Format.Write(result, request.Query, terminal.Output);
        TimeSpan answering = Stopwatch.GetElapsedTime(started);
        if (!request.NamesGraphs && snapshot.QuadCount > 0 && snapshot.Count(default, GraphSelector.Default) == 0)
        {
            // Who queries N-Quads for the first time wonders at an empty answer.
            terminal.Error.WriteLine("kg: the default graph is empty, all statements are in named graphs; query them with --union or GRAPH");
        }
        if (request.Time)
        {
            terminal.Error.WriteLine(
                $"loaded {snapshot.QuadCount:N0} quads in {loading.TotalMilliseconds:N1} ms, planned in {planning.TotalMilliseconds:N1} ms,"
                + $" answered in {answering.TotalMilliseconds:N1} ms");
        }
    }

    private static void WritePlan(QueryResult result, QueryRequest request, Terminal terminal)
    {
        request.Format.Write(result, request.Query, Stream.Null);
        using var writer = new StreamWriter(terminal.Output, leaveOpen: true);
        writer.Write(result.Plan.ToText());
    }

    private sealed record QueryRequest(
        Sparql.Algebra.Query Query, AnswerFormat Format, DefaultGraphMode DefaultGraph, bool NamesGraphs, bool Time, bool Explain);
}
