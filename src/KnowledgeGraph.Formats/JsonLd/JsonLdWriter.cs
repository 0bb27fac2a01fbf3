using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgeGraph.Formats.Collected;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>
/// Writes JSON-LD for a reader's eye: the statements are collected, nodes sorted and grouped, lists and blank nodes that are used
/// once written in place, and everything in the terms of an inline context. Isomorphic datasets give equal bytes.
/// </summary>
internal sealed class JsonLdWriter(
    Stream stream, RdfWriterOptions options, StatementCollector collected, CancellationToken cancellationToken) : IQuadWriter
{
    private readonly Dictionary<string, string> _prefixes = new(options.Prefixes.DistinctBy(prefix => prefix.Key));
    private readonly List<string> _order = [.. options.Prefixes.Select(prefix => prefix.Key).Distinct()];

    /// <summary>How JSON is written: characters as they are, and no check of what the structure already ensures.</summary>
    internal static JsonWriterOptions JsonOptions { get; } =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1_000_000 };

    /// <inheritdoc/>
    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        ExpandedTerms.Check(subject, predicate, @object, graph);
        collected.Add(subject, predicate, @object, graph);
    }

    /// <inheritdoc/>
    public void OnPrefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri)
    {
        string name = Encoding.UTF8.GetString(prefix);
        if (_prefixes.TryAdd(name, Encoding.UTF8.GetString(iri))) _order.Add(name);
    }

    /// <inheritdoc/>
    public void Complete()
    {
        JsonLdWriterContext context = JsonLdWriterContext.Create(
            options.JsonLdContext, _order.Select(name => KeyValuePair.Create(name, _prefixes[name])));
        IEnumerable<LdMap> nodes = new NodeTree(SortedStatements.Of(collected, sortsByLabel: true, cancellationToken)).Nodes();
        LdMap[] firstTwo = [.. nodes.Take(2)];
        using var writer = new Utf8JsonWriter(stream, JsonOptions);
        writer.WriteStartObject();
        if (context.Local is not LdMap { Count: 0 })
        {
            writer.WritePropertyName("@context");
            LdWriter.Write(writer, context.Local);
        }
        if (firstTwo.Length == 1 && context.Compactor.Compact(context.Active, null, firstTwo[0]) is LdMap single)
        {
            foreach ((string key, LdValue value) in single)
            {
                writer.WritePropertyName(key);
                LdWriter.Write(writer, value);
            }
        }
        else
        {
            writer.WriteStartArray(IriCompaction.Keyword(context.Active, "@graph"));
            foreach (LdMap node in nodes)
            {
                cancellationToken.ThrowIfCancellationRequested();
                LdWriter.Write(writer, context.Compactor.Compact(context.Active, null, node));
                if (writer.BytesPending > 1 << 16) writer.Flush();
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
        writer.Flush();
        stream.Write("\n"u8);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
