using System.Buffers;
using System.Diagnostics;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Query;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Results;
using KnowledgeGraph.Storage;
using KnowledgeGraph.Storage.Loading;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.WarmUp;

/// <summary>
/// Runs made-up queries on a made-up graph of its own after the start, so that the runtime has compiled the query engine for speed before
/// the first users come. The graph in service is not touched, and nobody waits for it.
/// </summary>
/// <remarks>
/// The runtime compiles a method without loops quickly at first, and after 30 calls for speed. A query that comes as one of the first is
/// several times slower than later: most of its time goes to slow code and to the compiler.
/// </remarks>
internal sealed class QueryWarmUp(QueryEngine engine, IOptions<SparqlOptions> options, ILogger<QueryWarmUp> logger)
{
    private const int Rounds = 40;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>Runs the queries on a thread of its own, unless the settings say not to.</summary>
    /// <param name="cancellationToken">Ends the run.</param>
    public void Start(CancellationToken cancellationToken)
    {
        if (!options.Value.WarmUp) return;
        new Thread(() => RunOrTell(cancellationToken)) { IsBackground = true, Name = "warm-up" }.Start();
    }

    /// <summary>Runs the queries.</summary>
    /// <param name="rounds">How many times each.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Run(int rounds, CancellationToken cancellationToken)
    {
        long start = Stopwatch.GetTimestamp();
        using var store = QuadStore.CreateInMemory();
        using (Stream document = WarmUpGraph.Write()) store.Load([LoadSource.FromStream(document, RdfFormat.NQuads, new())], null, cancellationToken);
        using Snapshot snapshot = store.AcquireSnapshot();
        for (int round = 0; round < rounds && Stopwatch.GetElapsedTime(start) < Limit; round++)
        {
            for (int i = 0; i < WarmUpQueries.All.Count; i++) Answer(WarmUpQueries.All[i], snapshot, Format(round + i), cancellationToken);
        }
        logger.LogInformation("The query engine is warm after {Milliseconds:0} ms", Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    private static SolutionFormat Format(int number) => (number % 8) switch
    {
        0 => SolutionFormat.Csv,
        1 => SolutionFormat.Tsv,
        2 or 3 => SolutionFormat.Xml,
        _ => SolutionFormat.Json,
    };

    private void RunOrTell(CancellationToken cancellationToken)
    {
        try
        {
            Run(Rounds, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
        catch (Exception error)
        {
            // Whatever it is: the server serves without it, only slower at first.
            logger.LogWarning(error, "The query engine could not be warmed up");
        }
    }

    private void Answer(string text, Snapshot snapshot, SolutionFormat format, CancellationToken cancellationToken)
    {
        using QueryResult result = engine.Execute(SparqlParser.ParseQuery(text), snapshot, new QueryOptions(), cancellationToken);
        switch (result)
        {
            case AskResult ask:
                _ = ask.Value;
                break;
            case SelectResult select:
                var rows = new ArrayBufferWriter<byte>(64 * 1024);
                ISolutionWriter writer = SolutionWriter.Create(rows, format);
                while (select.WriteNext(writer)) rows.ResetWrittenCount();
                break;
            case GraphResult graph:
                RdfFormat syntax = format == SolutionFormat.Json ? RdfFormat.Turtle : RdfFormat.NTriples;
                using (IQuadWriter statements = RdfWriter.Create(Stream.Null, syntax, new RdfWriterOptions { Pretty = false }))
                {
                    while (graph.WriteNext(statements))
                    {
                    }
                    statements.Complete();
                }
                break;
        }
    }
}
