using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Conformance.Sparql;

/// <summary>The vocabulary of query tests, <c>qt:</c>.</summary>
internal static class QueryTest
{
    public const string Namespace = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#";

    public static readonly Iri Query = new(Namespace + "query");

    public static readonly Iri Data = new(Namespace + "data");

    public static readonly Iri GraphData = new(Namespace + "graphData");

    public static readonly Iri ServiceData = new(Namespace + "serviceData");

    public static readonly Iri Endpoint = new(Namespace + "endpoint");
}
