using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Server.Dumps;

/// <summary>The syntaxes that dumps are offered in, in the order shown.</summary>
internal static class DumpFormats
{
    public static IReadOnlyList<RdfFormat> All { get; } = [RdfFormat.Turtle, RdfFormat.JsonLd, RdfFormat.NQuads, RdfFormat.TriG];
}
