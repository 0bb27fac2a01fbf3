using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;

namespace KnowledgeGraph.Fuzzing;

/// <summary>Writes a dataset and reads it back.</summary>
internal static class RoundTrip
{
    private const int MaxQuads = 2000;

    /// <summary>Writes in a syntax, which may refuse what it cannot hold, and compares what is read back.</summary>
    public static void Check(Dataset dataset, RdfFormat format, bool pretty)
    {
        if (dataset.Count > MaxQuads) return;
        using var stream = new MemoryStream();
        try
        {
            using IQuadWriter writer = RdfWriter.Create(stream, format, new RdfWriterOptions { Pretty = pretty });
            dataset.SendTo(writer);
            writer.Complete();
        }
        catch (KnowledgeGraphException)
        {
            return;
        }
        string way = $"{(pretty ? "sorted" : "streamed")} {format.Name()}";
        Dataset expected = format.HasGraphs() ? dataset : Merge(dataset);
        var sink = new DatasetSink();
        try
        {
            RdfReader.Read(new MemoryStream(stream.ToArray()), format, new RdfReaderOptions { BaseIri = "http://base.example/" }, sink);
        }
        catch (KnowledgeGraphException error)
        {
            throw new RoundTripException($"{way} does not read back", $"{error.Message}\n{Text(stream)}");
        }
        if (!Same(expected, sink.Dataset))
        {
            throw new RoundTripException($"{way} reads back as something else", $"{string.Join('\n', dataset.Take(50))}\n---\n{Text(stream)}");
        }
    }

    /// <summary>Whether the datasets are isomorphic; true also where that would take too long to say.</summary>
    public static bool Same(Dataset expected, Dataset actual)
    {
        try
        {
            return DatasetIsomorphism.AreIsomorphic(expected, actual);
        }
        catch (KnowledgeGraphException)
        {
            return true;
        }
    }

    private static Dataset Merge(Dataset dataset)
    {
        Dataset merged = [];
        foreach (Quad quad in dataset) merged.Add(quad with { Graph = null });
        return merged;
    }

    private static string Text(MemoryStream stream) => System.Text.Encoding.UTF8.GetString(stream.ToArray().AsSpan(0, (int)Math.Min(stream.Length, 4000)));
}
