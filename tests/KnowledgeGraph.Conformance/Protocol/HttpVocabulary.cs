using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Conformance.Protocol;

/// <summary>The words by which the manifests describe requests and their answers (HTTP Vocabulary in RDF, Representing Content in RDF).</summary>
internal static class HttpVocabulary
{
    public const string StatusCodes = "http://www.w3.org/2011/http-statusCodes#";

    public static readonly Iri Requests = Http("requests");
    public static readonly Iri AbsolutePath = Http("absolutePath");
    public static readonly Iri MethodName = Http("methodName");
    public static readonly Iri Headers = Http("headers");
    public static readonly Iri FieldName = Http("fieldName");
    public static readonly Iri FieldValue = Http("fieldValue");
    public static readonly Iri Body = Http("body");
    public static readonly Iri Response = Http("resp");
    public static readonly Iri Chars = new("http://www.w3.org/2011/content#chars");
    public static readonly Iri CharacterEncoding = new("http://www.w3.org/2011/content#characterEncoding");
    public static readonly Iri ExpectedStatus = new(TestManifest.Namespace + "expectedStatus");
    public static readonly Iri ExpectedBoolean = new(TestManifest.Namespace + "expectedBoolean");
    public static readonly Iri ExpectedFormat = new(TestManifest.Namespace + "expectedFormat");
    public static readonly Iri ExpectedLocation = new(TestManifest.Namespace + "expectedLocation");
    public static readonly Iri GraphData = new("http://www.w3.org/2009/sparql/tests/test-update#graphData");
    public static readonly Iri Graph = new("http://www.w3.org/2009/sparql/tests/test-update#graph");
    public static readonly Iri Label = new("http://www.w3.org/2000/01/rdf-schema#label");

    private static Iri Http(string name) => new("http://www.w3.org/2011/http#" + name);
}
