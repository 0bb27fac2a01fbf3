using System.Buffers;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Query;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Server.WarmUp;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Results;
using KnowledgeGraph.Storage;
using KnowledgeGraph.Storage.Loading;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Tests;

/// <summary>The queries that the server runs on a graph of its own after its start.</summary>
public class QueryWarmUpTests
{
    public static TheoryData<string> Queries => [.. WarmUpQueries.All];

    private static readonly Lazy<QuadStore> Store = new(Load);

    // A query without an answer would reach little of the code that it is there for.
    [Theory]
    [MemberData(nameof(Queries))]
    public void EveryQuery_HasAnAnswer(string text)
    {
        using Snapshot snapshot = Store.Value.AcquireSnapshot();

        using QueryResult result = new QueryEngine().Execute(
            SparqlParser.ParseQuery(text), snapshot, new QueryOptions(), TestContext.Current.CancellationToken);

        Assert.True(HasAnswer(result), text);
    }

    [Fact]
    public void Run_GoesThroughAllQueries_WithoutAnError()
    {
        var logger = new LastMessage();

        new QueryWarmUp(new QueryEngine(), Options.Create(new SparqlOptions()), logger).Run(rounds: 1, TestContext.Current.CancellationToken);

        Assert.StartsWith("The query engine is warm", logger.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WhenTheServerStops_StopsToo()
    {
        var warmUp = new QueryWarmUp(new QueryEngine(), Options.Create(new SparqlOptions()), NullLogger<QueryWarmUp>.Instance);

        Assert.Throws<OperationCanceledException>(() => warmUp.Run(rounds: 1, new CancellationToken(canceled: true)));
    }

    private static bool HasAnswer(QueryResult result)
    {
        switch (result)
        {
            case AskResult ask:
                return ask.Value;
            case SelectResult select:
                var buffer = new ArrayBufferWriter<byte>();
                ISolutionWriter rows = SolutionWriter.Create(buffer, SolutionFormat.Csv);
                while (select.WriteNext(rows))
                {
                }
                return buffer.WrittenSpan.Count((byte)'\n') > 1;
            default:
                using (var document = new MemoryStream())
                {
                    using IQuadWriter writer = RdfWriter.Create(document, RdfFormat.NTriples, new RdfWriterOptions { Pretty = false });
                    while (((GraphResult)result).WriteNext(writer))
                    {
                    }
                    writer.Complete();
                    return document.Length > 0;
                }
        }
    }

    private static QuadStore Load()
    {
        var store = QuadStore.CreateInMemory();
        using Stream document = WarmUpGraph.Write();
        store.Load([LoadSource.FromStream(document, RdfFormat.NQuads, new())]);
        return store;
    }

    private sealed class LastMessage : ILogger<QueryWarmUp>
    {
        public string Text { get; private set; } = "";

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Text = formatter(state, exception);
    }
}
