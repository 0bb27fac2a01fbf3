using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Conformance.JsonLd;

/// <summary>The vocabulary of the JSON-LD manifests, <c>jld:</c>.</summary>
internal static class JsonLdVocabulary
{
    /// <summary>The namespace.</summary>
    public const string Namespace = "https://w3c.github.io/json-ld-api/tests/vocab#";

    /// <summary>The options of a test.</summary>
    public static readonly Iri Option = new(Namespace + "option");

    /// <summary>The values of an option of a test, as text.</summary>
    public static IEnumerable<string> Options(ManifestEntry test, string name)
    {
        if (test.Value(Option) is not { } node) return [];
        return test.Graph.Match(node, new Iri(Namespace + name))
            .Select(quad => quad.Object is Literal literal ? literal.LexicalForm : ((Iri)quad.Object).Value);
    }

    /// <summary>The context to compact with.</summary>
    public static readonly Iri Context = new(Namespace + "context");

    /// <summary>The frame.</summary>
    public static readonly Iri Frame = new(Namespace + "frame");
}
