using System.Text;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Shacl.Tests;

/// <summary>Validates Turtle by Turtle.</summary>
internal static class Validation
{
    private const string Prefixes = """
        PREFIX : <http://example.org/>
        PREFIX sh: <http://www.w3.org/ns/shacl#>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

        """;

    public static ShapesGraph Shapes(string turtle)
    {
        var sink = new DatasetSink();
        Read(turtle, RdfFormat.Turtle, sink);
        return new ShapesGraph(sink.Dataset);
    }

    public static ValidationReport Run(string shapes, string data, ValidationOptions? options = null) =>
        Run(Shapes(shapes), data, GraphSelector.MergeAll, options);

    public static ValidationReport Run(ShapesGraph shapes, string data, GraphSelector graphs, ValidationOptions? options = null)
    {
        using QuadStore store = QuadStore.CreateInMemory();
        using (WriteTransaction transaction = store.BeginWrite())
        {
            Read(data, RdfFormat.TriG, transaction.CreateSink());
            transaction.Commit();
        }
        using Snapshot snapshot = store.AcquireSnapshot();
        return ShaclValidator.Validate(snapshot, graphs, shapes, options);
    }

    /// <summary>The results as <c>focus component value</c>, with local names, sorted.</summary>
    public static string[] Summary(ValidationReport report) =>
        [.. report.Results.Select(Summarise).Order(StringComparer.Ordinal)];

    private static string Summarise(ValidationResult result)
    {
        string component = LocalName(result.SourceConstraintComponent).Replace("ConstraintComponent", "", StringComparison.Ordinal);
        return $"{LocalName(result.FocusNode)} {component} {(result.Value is null ? "-" : LocalName(result.Value))}";
    }

    private static string LocalName(Term term) => term switch
    {
        Iri iri => iri.Value[(iri.Value.LastIndexOfAny(['#', '/']) + 1)..],
        Literal literal => literal.LexicalForm,
        _ => "_",
    };

    private static void Read(string text, RdfFormat format, IQuadSink sink)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Prefixes + text));
        RdfReader.Read(stream, format, new RdfReaderOptions { BaseIri = "http://example.org/" }, sink);
    }
}
