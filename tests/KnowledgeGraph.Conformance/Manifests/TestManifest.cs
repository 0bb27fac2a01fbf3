using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Conformance.Manifests;

/// <summary>The vocabulary of the manifests, <c>mf:</c>.</summary>
internal static class TestManifest
{
    public const string Namespace = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";

    public static readonly Iri Manifest = new(Namespace + "Manifest");

    public static readonly Iri Include = new(Namespace + "include");

    public static readonly Iri Entries = new(Namespace + "entries");

    public static readonly Iri AssumedTestBase = new(Namespace + "assumedTestBase");

    public static readonly Iri Name = new(Namespace + "name");

    public static readonly Iri Action = new(Namespace + "action");

    public static readonly Iri Result = new(Namespace + "result");
}
