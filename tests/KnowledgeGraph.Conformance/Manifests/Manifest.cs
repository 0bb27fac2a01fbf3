using System.Collections.Concurrent;
using KnowledgeGraph.Conformance.JsonLd;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Conformance.Manifests;

/// <summary>The entries of a test manifest and of all manifests that it includes, in their order.</summary>
internal sealed class Manifest
{
    private static readonly ConcurrentDictionary<string, Manifest> Loaded = [];

    private readonly List<ManifestEntry> _entries = [];
    private readonly Dictionary<string, ManifestEntry> _byIri = [];

    private Manifest(string path) => Read(SharedSuites.PublishedRoot + path, []);

    /// <summary>The entries.</summary>
    public IReadOnlyList<ManifestEntry> Entries => _entries;

    /// <summary>The entry of that IRI.</summary>
    public ManifestEntry this[string iri] => _byIri[iri];

    /// <summary>Reads a manifest once, by its path under the folder of the suites.</summary>
    public static Manifest Load(string path) => Loaded.GetOrAdd(path, p => new Manifest(p));

    /// <summary>The items of an RDF list.</summary>
    public static IEnumerable<Term> Items(Dataset graph, Term list)
    {
        for (Term? cell = list; cell is not null && cell != RdfVocabulary.Nil; cell = Value(graph, cell, RdfVocabulary.Rest))
        {
            if (Value(graph, cell, RdfVocabulary.First) is { } item) yield return item;
        }
    }

    /// <summary>The object of the only statement with that subject and predicate, or null.</summary>
    public static Term? Value(Dataset graph, Term subject, Iri predicate)
    {
        foreach (Quad quad in graph.Match(subject, predicate)) return quad.Object;
        return null;
    }

    private void Read(string iri, HashSet<string> visited)
    {
        if (!visited.Add(iri)) return;
        string file = SharedSuites.FileOfPublished(iri);
        var sink = new DatasetSink();
        using (FileStream stream = File.OpenRead(file))
        {
            RdfFormat format = file.EndsWith(".jsonld", StringComparison.Ordinal) ? RdfFormat.JsonLd : RdfFormat.Turtle;
            var options = new RdfReaderOptions { BaseIri = iri, SourceName = file, JsonLdDocumentLoader = SuiteDocumentLoader.Instance };
            RdfReader.Read(stream, format, options, sink);
        }
        Dataset graph = sink.Dataset;
        foreach (Quad manifest in graph.Match(null, RdfVocabulary.Type, TestManifest.Manifest))
        {
            // A list in most suites; in that of SHACL the manifests themselves.
            foreach (Quad include in graph.Match(manifest.Subject, TestManifest.Include))
            {
                IEnumerable<Term> included = include.Object is Iri ? [include.Object] : Items(graph, include.Object);
                foreach (Term document in included) Read(((Iri)document).Value, visited);
            }
            if (Value(graph, manifest.Subject, TestManifest.Entries) is not { } entries) continue;
            string? testBase = (Value(graph, manifest.Subject, TestManifest.AssumedTestBase) as Iri)?.Value;
            foreach (Term node in Items(graph, entries).Where(node => graph.Match(node).Any()))
            {
                var entry = new ManifestEntry(graph, (Iri)node, iri, testBase);
                if (_byIri.TryAdd(entry.Iri, entry)) _entries.Add(entry);
            }
        }
    }
}
