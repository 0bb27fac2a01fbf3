using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Conformance.Sparql;

/// <summary>The vocabulary of update tests, <c>ut:</c>.</summary>
internal static class UpdateTest
{
    public const string Namespace = "http://www.w3.org/2009/sparql/tests/test-update#";

    public static readonly Iri Request = new(Namespace + "request");

    public static readonly Iri Data = new(Namespace + "data");

    public static readonly Iri GraphData = new(Namespace + "graphData");

    public static readonly Iri Graph = new(Namespace + "graph");

    /// <summary>The name of the graph of a <see cref="GraphData"/>.</summary>
    public static readonly Iri Label = new("http://www.w3.org/2000/01/rdf-schema#label");
}
