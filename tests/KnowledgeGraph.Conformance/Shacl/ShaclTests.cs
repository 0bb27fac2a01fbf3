using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;
using KnowledgeGraph.Shacl;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Conformance.Shacl;

/// <summary>The suite of SHACL, core and SPARQL: the report is compared as a graph.</summary>
public class ShaclTests
{
    private const string Suite = "data-shapes/data-shapes-test-suite/tests/";
    private const string Namespace = "http://www.w3.org/ns/shacl#";

    private static readonly Iri DataGraph = new("http://www.w3.org/ns/shacl-test#dataGraph");
    private static readonly Iri ShapesGraph = new("http://www.w3.org/ns/shacl-test#shapesGraph");
    private static readonly Iri Failure = new("http://www.w3.org/ns/shacl-test#Failure");

    // What every report says of itself; the rest is compared where the expected report says it at all.
    private static readonly Iri[] Optional = [new(Namespace + "resultMessage"), new(Namespace + "sourceConstraint")];

    [Theory]
    [ManifestEntries(Suite + "core/manifest.ttl", Types = "Validate")]
    [ManifestEntries(Suite + "sparql/manifest.ttl", Types = "Validate")]
    public void Validate(string manifest, string entry) => ConformanceTest.Run(manifest, entry, test =>
    {
        Term data = Manifest.Value(test.Graph, test.Action!, DataGraph)!, shapes = Manifest.Value(test.Graph, test.Action!, ShapesGraph)!;
        if (test.Result == Failure)
        {
            Assert.Throws<ShaclException>(() => Run(test, data, shapes));
            return;
        }
        Dataset expected = [];
        CopyReport(test.Graph, test.Result!, expected);
        Dataset actual = [];
        foreach (Quad quad in Run(test, data, shapes).ToDataset())
        {
            if (!Optional.Contains(quad.Predicate) || expected.Match(predicate: quad.Predicate).Any()) actual.Add(quad);
        }
        Assert.True(
            DatasetIsomorphism.AreIsomorphic(expected, actual),
            $"expected:\n{string.Join('\n', expected)}\nactual:\n{string.Join('\n', actual)}");
    });

    private static ValidationReport Run(ManifestEntry test, Term data, Term shapes)
    {
        using QuadStore store = QuadStore.CreateInMemory();
        using (WriteTransaction transaction = store.BeginWrite())
        {
            Read(test, data, transaction.CreateSink());
            transaction.Commit();
        }
        var shapesSink = new DatasetSink();
        Read(test, shapes, shapesSink);
        using Snapshot snapshot = store.AcquireSnapshot();
        return ShaclValidator.Validate(snapshot, GraphSelector.Default, new ShapesGraph(shapesSink.Dataset));
    }

    private static void Read(ManifestEntry test, Term document, IQuadSink sink)
    {
        using FileStream stream = File.OpenRead(test.FileOf(document));
        RdfReader.Read(stream, RdfFormat.Turtle, new RdfReaderOptions { BaseIri = test.BaseOf(document) }, sink);
    }

    private static void CopyReport(Dataset source, Term report, Dataset target)
    {
        foreach (Quad quad in source.Match(report))
        {
            target.Add(quad);
            if (quad.Predicate.Value != Namespace + "result") continue;
            foreach (Quad statement in source.Match(quad.Object))
            {
                target.Add(statement);
                if (statement.Predicate.Value == Namespace + "resultPath") CopyPath(source, statement.Object, target);
            }
        }
    }

    private static void CopyPath(Dataset source, Term node, Dataset target)
    {
        if (node is not BlankNode) return;
        foreach (Quad quad in source.Match(node))
        {
            target.Add(quad);
            CopyPath(source, quad.Object, target);
        }
    }
}
