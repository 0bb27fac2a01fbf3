using System.Diagnostics.CodeAnalysis;

namespace KnowledgeGraph.Formats;

/// <summary>What the syntaxes are called: names, media types and file extensions, both ways.</summary>
public static class RdfFormats
{
    private static readonly string[] CompressionExtensions = [".gz", ".zst"];

    private static readonly Description[] Descriptions =
    [
        new(RdfFormat.NTriples, "N-Triples", "application/n-triples", ".nt", ["ntriples", "nt"], [], []),
        new(RdfFormat.NQuads, "N-Quads", "application/n-quads", ".nq", ["nquads", "nq"], ["text/x-nquads"], []),
        new(RdfFormat.Turtle, "Turtle", "text/turtle", ".ttl", ["ttl"], ["application/turtle", "application/x-turtle"], []),
        new(RdfFormat.TriG, "TriG", "application/trig", ".trig", [], ["application/x-trig"], []),
        new(
            RdfFormat.RdfXml, "RDF/XML", "application/rdf+xml", ".rdf", ["rdfxml", "rdf", "xml"], ["application/xml", "text/xml"],
            [".xml", ".owl"]),
        new(RdfFormat.JsonLd, "JSON-LD", "application/ld+json", ".jsonld", ["jsonld", "json"], ["application/json"], [".json"]),
    ];

    /// <summary>All syntaxes.</summary>
    public static IReadOnlyList<RdfFormat> All { get; } = [.. Descriptions.Select(description => description.Format)];

    /// <summary>The name for people, like <c>Turtle</c>.</summary>
    public static string Name(this RdfFormat format) => Descriptions[(int)format].Name;

    /// <summary>The registered media type, without parameters.</summary>
    public static string MediaType(this RdfFormat format) => Descriptions[(int)format].MediaType;

    /// <summary>The preferred file extension, with its dot.</summary>
    public static string Extension(this RdfFormat format) => Descriptions[(int)format].Extension;

    /// <summary>Whether the syntax keeps named graphs apart.</summary>
    public static bool HasGraphs(this RdfFormat format) => format is RdfFormat.NQuads or RdfFormat.TriG or RdfFormat.JsonLd;

    /// <summary>
    /// The syntax that a file name or the path of an address speaks of; <c>.gz</c> or <c>.zst</c> at its end is looked through.
    /// </summary>
    public static bool TryFromFileName(string name, out RdfFormat format)
    {
        string extension = Path.GetExtension(name);
        if (Array.Exists(CompressionExtensions, compression => Same(compression, extension)))
        {
            extension = Path.GetExtension(name[..^extension.Length]);
        }
        return TryFind(d => Same(d.Extension, extension) || d.OtherExtensions.Any(other => Same(other, extension)), out format);
    }

    /// <summary>The syntax of a media type; parameters are passed over.</summary>
    public static bool TryFromMediaType([NotNullWhen(true)] string? mediaType, out RdfFormat format)
    {
        string type = (mediaType ?? "").Split(';')[0].Trim();
        return TryFind(d => Same(d.MediaType, type) || d.OtherMediaTypes.Any(other => Same(other, type)), out format);
    }

    /// <summary>The syntax of a name as people type it: <c>turtle</c>, <c>ttl</c>, <c>N-Quads</c>, <c>jsonld</c>, …</summary>
    public static bool TryFromName([NotNullWhen(true)] string? name, out RdfFormat format) =>
        TryFind(d => Same(d.Name, name) || d.OtherNames.Any(other => Same(other, name)), out format);

    private static bool Same(string a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static bool TryFind(Func<Description, bool> matches, out RdfFormat format)
    {
        Description? found = Array.Find(Descriptions, description => matches(description));
        format = found?.Format ?? default;
        return found is not null;
    }

    private sealed record Description(
        RdfFormat Format,
        string Name,
        string MediaType,
        string Extension,
        string[] OtherNames,
        string[] OtherMediaTypes,
        string[] OtherExtensions);
}
