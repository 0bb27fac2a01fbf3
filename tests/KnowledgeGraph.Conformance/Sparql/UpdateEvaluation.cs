using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Query.Updating;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Updates;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Conformance.Sparql;

/// <summary>
/// Runs an update evaluation test: loads its dataset into a store in memory, executes the request, compares what the store holds.
/// </summary>
internal static class UpdateEvaluation
{
    /// <summary>Runs the test and fails where the store does not hold what is expected.</summary>
    public static void Run(ManifestEntry test)
    {
        Term document = Manifest.Value(test.Graph, test.Action!, UpdateTest.Request)!;
        UpdateRequest request = SparqlParser.ParseUpdate(File.ReadAllText(test.FileOf(document)), test.BaseOf(document));
        using QuadStore store = QuadStore.CreateInMemory();
        using (WriteTransaction transaction = store.BeginWrite())
        {
            Read(test, test.Action!, transaction.CreateSink);
            transaction.Commit();
        }
        new UpdateEngine().Execute(request, store, new UpdateOptions());

        var expected = new Dataset();
        Read(test, test.Result!, graph => new NamingSink(expected, graph));
        using Snapshot snapshot = store.AcquireSnapshot();
        var actual = new DatasetSink();
        snapshot.CopyTo(GraphSelector.Each, actual);
        Assert.True(
            DatasetIsomorphism.AreIsomorphic(expected, actual.Dataset),
            $"expected:\n{string.Join('\n', expected)}\n\nactual:\n{string.Join('\n', actual.Dataset)}");
    }

    /// <summary>Reads the documents of a state of the store, each into a sink of its graph.</summary>
    private static void Read(ManifestEntry test, Term state, Func<string?, IQuadSink> createSink)
    {
        foreach (Quad data in test.Graph.Match(state, UpdateTest.Data)) SuiteDocument.Read(test, data.Object, createSink(null));
        foreach (Quad named in test.Graph.Match(state, UpdateTest.GraphData))
        {
            var name = (Literal)Manifest.Value(test.Graph, named.Object, UpdateTest.Label)!;
            SuiteDocument.Read(test, Manifest.Value(test.Graph, named.Object, UpdateTest.Graph)!, createSink(name.LexicalForm));
        }
    }

    /// <summary>Puts triples into a graph, quads into their own; their blank nodes are others than those of other documents.</summary>
    private sealed class NamingSink(Dataset dataset, string? graph) : IQuadSink
    {
        private readonly Iri? _graph = graph is null ? null : new Iri(graph);
        private readonly int _document = dataset.Count;

        public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph) =>
            dataset.Add(Own(subject.ToTerm()), (Iri)predicate.ToTerm(), Own(@object.ToTerm()), graph.IsNone ? _graph : Own(graph.ToTerm()));

        private Term Own(Term term) => term switch
        {
            BlankNode node => new BlankNode($"{node.Label}.{_document}"),
            TripleTerm triple => new TripleTerm(Own(triple.Subject), triple.Predicate, Own(triple.Object)),
            _ => term,
        };
    }
}
