using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Benchmarks.Syntax;

/// <summary>Something to measure: a file to count, or to convert to another syntax as a stream.</summary>
internal readonly record struct SyntaxTask(RdfFormat From, RdfFormat? To)
{
    /// <summary>What is compared, in the order in which it is printed.</summary>
    public static IReadOnlyList<SyntaxTask> All { get; } =
    [
        new(RdfFormat.NTriples, null),
        new(RdfFormat.NQuads, null),
        new(RdfFormat.Turtle, null),
        new(RdfFormat.TriG, null),
        new(RdfFormat.RdfXml, null),
        new(RdfFormat.JsonLd, null),
        new(RdfFormat.NTriples, RdfFormat.NQuads),
        new(RdfFormat.NTriples, RdfFormat.Turtle),
        new(RdfFormat.Turtle, RdfFormat.NTriples),
        new(RdfFormat.NQuads, RdfFormat.TriG),
        new(RdfFormat.RdfXml, RdfFormat.NTriples),
        new(RdfFormat.JsonLd, RdfFormat.NQuads),
        new(RdfFormat.NTriples, RdfFormat.RdfXml),
        new(RdfFormat.NQuads, RdfFormat.JsonLd),
    ];

    /// <summary>The name, like <c>nt-ttl</c>, or <c>nt</c> for counting.</summary>
    public string Name => To is { } to ? $"{Short(From)}-{Short(to)}" : Short(From);

    /// <summary>The file to read in a folder.</summary>
    public string FileIn(string directory) => Path.Combine(directory, "catalogue" + From.Extension());

    private static string Short(RdfFormat format) => format.Extension()[1..];
}
