using KnowledgeGraph.Benchmarks.Catalogue;
using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Benchmarks.Syntax;

/// <summary>The same made-up catalogue in every syntax, one file each: the line formats as generated, the others as streaming writers write them.</summary>
internal static class SyntaxFiles
{
    private static readonly KeyValuePair<string, string>[] Prefixes =
    [
        new("dcat", "http://www.w3.org/ns/dcat#"),
        new("dct", "http://purl.org/dc/terms/"),
        new("foaf", "http://xmlns.com/foaf/0.1/"),
        new("skos", "http://www.w3.org/2004/02/skos/core#"),
        new("vcard", "http://www.w3.org/2006/vcard/ns#"),
        new("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ];

    /// <summary>Writes the files that are not there yet.</summary>
    public static void Ensure(string directory, long quads)
    {
        Directory.CreateDirectory(directory);
        foreach (RdfFormat format in RdfFormats.All.OrderBy(format => format is not (RdfFormat.NTriples or RdfFormat.NQuads)))
        {
            string path = new SyntaxTask(format, null).FileIn(directory);
            if (File.Exists(path)) continue;
            using FileStream file = File.Create(path);
            if (format is RdfFormat.NTriples or RdfFormat.NQuads) CatalogueGenerator.Write(file, quads, format.HasGraphs());
            else Convert(directory, file, format);
        }
    }

    private static void Convert(string directory, Stream output, RdfFormat format)
    {
        RdfFormat lines = format.HasGraphs() ? RdfFormat.NQuads : RdfFormat.NTriples;
        using FileStream input = File.OpenRead(new SyntaxTask(lines, null).FileIn(directory));
        using IQuadWriter writer = RdfWriter.Create(output, format, new RdfWriterOptions { Pretty = false, Prefixes = Prefixes });
        RdfReader.Read(input, lines, new RdfReaderOptions(), writer);
        writer.Complete();
    }
}
