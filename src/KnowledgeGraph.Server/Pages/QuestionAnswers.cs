using KnowledgeGraph.Query;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Server.Http;
using KnowledgeGraph.Server.Sparql;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Storage;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Pages;

/// <summary>Answers saved queries for pages.</summary>
internal sealed class QuestionAnswers(QueryEngine engine, IOptions<SparqlOptions> options)
{
    /// <summary>The most rows that a page shows.</summary>
    public const int MostRows = 500;

    /// <summary>The answer of a SELECT query.</summary>
    /// <exception cref="KnowledgeGraph.Rdf.KnowledgeGraphException">The query is wrong, or takes too long.</exception>
    /// <exception cref="ProtocolException">It is no SELECT query.</exception>
    public QuestionAnswer Answer(ExampleQuery query, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var limits = new QueryOptions { Timeout = options.Value.Timeout, MemoryBudget = options.Value.MemoryBudget };
        using QueryResult result = engine.Execute(SparqlParser.ParseQuery(query.Text), snapshot, limits, cancellationToken);
        if (result is not SelectResult table)
        {
            throw new ProtocolException(StatusCodes.Status404NotFound, $"the saved query '{query.Name}' is no SELECT: it has no table to show");
        }
        var rows = new SolutionCollector();
        while (rows.Rows.Count <= MostRows && table.WriteNext(rows))
        {
        }
        return new QuestionAnswer(table.Variables, [.. rows.Rows.Take(MostRows)], rows.Rows.Count > MostRows);
    }
}
