using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>Reads the ontology and its vocabularies, each file into the graph that its content is published under.</summary>
internal static class OntologyReader
{
    private const string OntologyGraph = "https://w3id.org/cnig/def";
    private const string ReusedTermsGraph = "https://w3id.org/cnig/def/termes-repris";
    private const string VocabularyGraph = "https://w3id.org/cnig/voc/";

    /// <summary>Reads <c>cnig.ttl</c>, <c>termes-repris.ttl</c> and <c>vocabularies/*.ttl</c>.</summary>
    /// <exception cref="RdfSyntaxException">A file is broken.</exception>
    public static Dataset Read(string directory, CancellationToken cancellationToken)
    {
        Dataset dataset = [];
        ReadFile(Path.Combine(directory, "cnig.ttl"), new Iri(OntologyGraph), dataset, cancellationToken);
        ReadFile(Path.Combine(directory, "termes-repris.ttl"), new Iri(ReusedTermsGraph), dataset, cancellationToken);
        foreach (string path in Directory.EnumerateFiles(Path.Combine(directory, "vocabularies"), "*.ttl").Order(StringComparer.Ordinal))
        {
            ReadFile(path, new Iri(VocabularyGraph + Path.GetFileNameWithoutExtension(path)), dataset, cancellationToken);
        }
        return dataset;
    }

    private static void ReadFile(string path, Iri graph, Dataset dataset, CancellationToken cancellationToken)
    {
        var sink = new DatasetSink();
        using (FileStream file = File.OpenRead(path))
        {
            RdfReader.Read(file, RdfFormat.Turtle, new RdfReaderOptions { SourceName = path, BaseIri = graph.Value }, sink, cancellationToken);
        }
        foreach (Quad quad in sink.Dataset) dataset.Add(quad with { Graph = graph });
    }
}
