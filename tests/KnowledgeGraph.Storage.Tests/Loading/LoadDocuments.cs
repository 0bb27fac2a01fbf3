using System.Text;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Loading;

namespace KnowledgeGraph.Storage.Tests.Loading;

/// <summary>Documents for loads, and random quads to fill them with.</summary>
internal static class LoadDocuments
{
    private const string Xsd = "http://www.w3.org/2001/XMLSchema#";

    /// <summary>A document of text.</summary>
    public static LoadSource Of(string text, RdfFormat format, string? graph = null, string name = "test") =>
        LoadSource.FromStream(new MemoryStream(Encoding.UTF8.GetBytes(text)), format, OptionsOf(name), graph);

    /// <summary>A document of quads in a syntax.</summary>
    public static LoadSource Of(IEnumerable<Quad> quads, RdfFormat format, string? graph = null) =>
        LoadSource.FromStream(new MemoryStream(Write(quads, format)), format, OptionsOf("test"), graph);

    public static byte[] Write(IEnumerable<Quad> quads, RdfFormat format)
    {
        var stream = new MemoryStream();
        using (IQuadWriter writer = RdfWriter.Create(stream, format, new() { Pretty = false }))
        {
            quads.SendTo(writer);
            writer.Complete();
        }
        return stream.ToArray();
    }

    public static RdfReaderOptions OptionsOf(string name) => new() { BaseIri = "http://example.org/", SourceName = name };

    /// <summary>Quads without blank nodes of every kind of term, many of them twice.</summary>
    public static List<Quad> RandomQuads(Random random, int count, int range, bool hasGraphs = true, bool hasTripleTerms = true)
    {
        var quads = new List<Quad>(count);
        for (int i = 0; i < count; i++)
        {
            Iri? graph = hasGraphs && random.Next(3) == 0 ? new($"http://g/{random.Next(3)}") : null;
            var subject = new Iri($"http://example.org/a/rather/long/way/to/a/resource/{random.Next(range)}");
            quads.Add(new(subject, new Iri($"http://example.org/p{random.Next(6)}"), RandomObject(random, range, hasTripleTerms ? 10 : 9), graph));
        }
        return quads;
    }

    private static Term RandomObject(Random random, int range, int kinds) => random.Next(kinds) switch
    {
        0 => new Literal($"{random.Next(range) - 10}", new Iri(Xsd + "integer")),
        1 => new Literal($"20{random.Next(10, 30)}-0{random.Next(1, 10)}-11", new Iri(Xsd + "date")),
        2 => new Literal($"un texte plus long, à lire {random.Next(range)}", random.Next(3) switch { 0 => "fr", 1 => "en", _ => "en-GB" }, kinds > 9 && random.Next(4) == 0 ? "ltr" : null),
        3 => new Literal($"a plain text of some length {random.Next(range)}"),
        4 => new Literal($"{random.Next(range)}"),
        5 => new Literal($"0{random.Next(range)}", new Iri(random.Next(2) == 0 ? Xsd + "integer" : "http://example.org/datatype")),
        // Some of them nested in each other, and of terms that stand nowhere else.
        9 => new TripleTerm(
            new Iri($"http://example.org/a/rather/long/way/to/a/resource/{random.Next(range * 2)}"),
            new Iri($"http://example.org/p{random.Next(9)}"),
            RandomObject(random, Math.Min(range, 20), random.Next(2) == 0 ? 6 : kinds)),
        6 => new Literal(new string('x', random.Next(3000)) + random.Next(3)),
        _ => new Iri($"http://example.org/a/rather/long/way/to/a/resource/{random.Next(range)}"),
    };
}
