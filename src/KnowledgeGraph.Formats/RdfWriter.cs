using KnowledgeGraph.Formats.Collected;
using KnowledgeGraph.Formats.JsonLd;
using KnowledgeGraph.Formats.NTriples;
using KnowledgeGraph.Formats.RdfXml;
using KnowledgeGraph.Formats.Turtle;

namespace KnowledgeGraph.Formats;

/// <summary>The one way out: gives the sink that writes a syntax.</summary>
public static class RdfWriter
{
    /// <summary>
    /// Opens a writer on a stream (which stays open). The document is whole only after <see cref="IQuadWriter.Complete"/>.
    /// Triple syntaxes merge all graphs into one.
    /// </summary>
    /// <remarks>
    /// What could not be read back the same (a relative IRI, a literal as subject, a malformed language tag or label) is refused with a
    /// <see cref="Rdf.KnowledgeGraphException"/> when it is given, or on completion where <see cref="RdfWriterOptions.MaxPrettyStatements"/> is set.
    /// The token ends the work that a pretty writer does on completion.
    /// </remarks>
    public static IQuadWriter Create(
        Stream stream, RdfFormat format, RdfWriterOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new RdfWriterOptions();
        if (options is { Pretty: true, MaxPrettyStatements: { } most }) return new BoundedPrettyWriter(most, Open);
        return format switch
        {
            RdfFormat.NTriples or RdfFormat.NQuads => options.Pretty
                ? new SortedLineWriter(stream, writesGraphs: format.HasGraphs())
                : new LineWriter(stream, writesGraphs: format.HasGraphs()),
            RdfFormat.Turtle or RdfFormat.TriG => options.Pretty
                ? new PrettyTurtleWriter(stream, options, writesGraphs: format.HasGraphs(), new StatementCollector(), cancellationToken)
                : new TurtleWriter(stream, options, writesGraphs: format.HasGraphs()),
            RdfFormat.RdfXml => options.Pretty
                ? new RdfXmlWriter(stream, options, new StatementCollector(), cancellationToken)
                : new RdfXmlStreamWriter(stream, options),
            RdfFormat.JsonLd => options.Pretty
                ? new JsonLdWriter(stream, options, new StatementCollector(), cancellationToken)
                : new JsonLdStreamWriter(stream, options),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "this syntax cannot be written"),
        };

        IQuadWriter Open(bool pretty, IReadOnlyList<KeyValuePair<string, string>> prefixes) => Create(
            stream,
            format,
            options with { Pretty = pretty, MaxPrettyStatements = null, Prefixes = [.. options.Prefixes, .. prefixes] },
            cancellationToken);
    }
}
