using System.Buffers;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Query;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Cli.Results;

/// <summary>Writes the answer of a query in the format that the user named, or in the one that a person likes to read.</summary>
internal sealed class AnswerFormat
{
    private readonly SolutionFormat? _solutions;
    private readonly RdfFormat _graph;

    private AnswerFormat(SolutionFormat? solutions, RdfFormat graph)
    {
        _solutions = solutions;
        _graph = graph;
    }

    /// <exception cref="UsageException">The format does not fit the form of the query.</exception>
    public static AnswerFormat For(Sparql.Algebra.Query query, string? name)
    {
        bool isGraph = query is ConstructQuery or DescribeQuery;
        if (name is "turtle" or "ntriples" && !isGraph)
        {
            throw new UsageException($"--results {name} is for CONSTRUCT and DESCRIBE; the answer of this query is a table (json, xml, csv, tsv, table)");
        }
        if (name is not (null or "turtle" or "ntriples") && isGraph)
        {
            throw new UsageException($"--results {name} is for SELECT and ASK; the answer of this query is a graph (turtle, ntriples)");
        }
        SolutionFormat? solutions = name switch
        {
            "json" => SolutionFormat.Json,
            "xml" => SolutionFormat.Xml,
            "csv" => SolutionFormat.Csv,
            "tsv" => SolutionFormat.Tsv,
            _ => null,
        };
        return new AnswerFormat(solutions, name == "ntriples" ? RdfFormat.NTriples : RdfFormat.Turtle);
    }

    public void Write(QueryResult result, Sparql.Algebra.Query query, Stream output)
    {
        if (result is GraphResult graph) WriteGraph(graph, query, output);
        else WriteSolutions(result, query, output);
    }

    private void WriteGraph(GraphResult result, Sparql.Algebra.Query query, Stream output)
    {
        using IQuadWriter writer = RdfWriter.Create(output, _graph, new RdfWriterOptions { Prefixes = query.Prefixes });
        while (result.WriteNext(writer))
        {
        }
        writer.Complete();
    }

    private void WriteSolutions(QueryResult result, Sparql.Algebra.Query query, Stream output)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        ISolutionWriter writer = _solutions is { } format ? SolutionWriter.Create(buffer, format) : new TableWriter(buffer, query.Prefixes);
        bool more;
        do
        {
            more = false;
            if (result is AskResult ask) writer.WriteBoolean(ask.Value);
            else more = ((SelectResult)result).WriteNext(writer);
            output.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }
        while (more);
        output.Flush();
    }
}
