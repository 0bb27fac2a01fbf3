using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Conformance.Manifests;

/// <summary>One test of a manifest, with the manifest's graph for what single suites add to it.</summary>
internal sealed class ManifestEntry(Dataset graph, Iri node, string manifestIri, string? assumedTestBase)
{
    /// <summary>The statements of the manifest.</summary>
    public Dataset Graph => graph;

    /// <summary>The entry's node in the graph.</summary>
    public Iri Node => node;

    /// <summary>The entry's IRI.</summary>
    public string Iri => node.Value;

    /// <summary>The local name of the test type, like <c>TestTurtleEval</c> or <c>QueryEvaluationTest</c>.</summary>
    public string Type => Values(RdfVocabulary.Type).OfType<Iri>().Select(type => type.Value[(type.Value.LastIndexOf('#') + 1)..]).First();

    /// <summary>The name for people; the fragment of the IRI where the manifest gives none.</summary>
    public string Name => (Value(TestManifest.Name) as Literal)?.LexicalForm ?? Iri[(Iri.LastIndexOf('#') + 1)..];

    /// <summary>The action: a document, or a blank node that describes one; null where the manifest gives none.</summary>
    public Term? Action => Value(TestManifest.Action);

    /// <summary>The expected result: a document, a literal or a blank node that describes one; null where there is none.</summary>
    public Term? Result => Value(TestManifest.Result);

    /// <summary>The first object of a predicate of this entry, or null.</summary>
    public Term? Value(Iri predicate) => Manifest.Value(graph, node, predicate);

    /// <summary>All objects of a predicate of this entry.</summary>
    public IEnumerable<Term> Values(Iri predicate) => graph.Match(node, predicate).Select(quad => quad.Object);

    /// <summary>The file of a document that the manifest names.</summary>
    public string FileOf(Term document) => SharedSuites.FileOfPublished(((Iri)document).Value);

    /// <summary>
    /// The base IRI of a document that the manifest names: its place under <c>mf:assumedTestBase</c>, or where it is published.
    /// </summary>
    public string BaseOf(Term document)
    {
        string iri = ((Iri)document).Value;
        string folder = manifestIri[..(manifestIri.LastIndexOf('/') + 1)];
        if (assumedTestBase is null || !iri.StartsWith(folder, StringComparison.Ordinal)) return iri;
        return assumedTestBase + iri[folder.Length..];
    }
}
