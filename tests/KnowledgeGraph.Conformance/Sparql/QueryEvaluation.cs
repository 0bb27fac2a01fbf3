using System.Buffers;
using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Query;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Results;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Conformance.Sparql;

/// <summary>Runs a query evaluation test: loads its dataset into a store in memory, asks the query, compares the answer.</summary>
internal static class QueryEvaluation
{
    private static readonly Iri ResultCardinality = new(TestManifest.Namespace + "resultCardinality");
    private static readonly Iri LaxCardinality = new(TestManifest.Namespace + "LaxCardinality");

    /// <summary>Runs the test and fails where the answer is not the one expected.</summary>
    public static void Run(ManifestEntry test)
    {
        Term document = Manifest.Value(test.Graph, test.Action!, QueryTest.Query)!;
        KnowledgeGraph.Sparql.Algebra.Query query = SparqlParser.ParseQuery(File.ReadAllText(test.FileOf(document)), test.BaseOf(document));
        using QuadStore store = QuadStore.CreateInMemory();
        Load(test, query.Dataset, store);
        using Snapshot snapshot = store.AcquireSnapshot();
        using var endpoints = new StubEndpoints(test);
        var options = new QueryOptions { DefaultGraph = DefaultGraphMode.StoreDefault, Services = endpoints };
        using QueryResult result = new QueryEngine().Execute(query, snapshot, options);
        string file = test.FileOf(test.Result!);
        if (result is GraphResult graph)
        {
            CompareGraphs(SuiteDocument.ReadDataset(test, test.Result!), graph);
            return;
        }
        SolutionFormat? format = FormatOf(file);
        bool isOrdered = HasOrder(query.Pattern);
        SolutionTable expected = format is null
            ? ResultSet.Read(SuiteDocument.ReadDataset(test, test.Result!), out isOrdered)
            : ReadTable(file, format.Value);
        SolutionTable actual = Collect(result, format ?? SolutionFormat.Json);
        if (test.Value(ResultCardinality) == LaxCardinality) SolutionComparison.AssertReduced(expected, actual);
        else SolutionComparison.AssertSame(expected, actual, isOrdered);
    }

    // Graphs that FROM and FROM NAMED name are documents of the suite, and are loaded where the query asks for them.
    private static void Load(ManifestEntry test, DatasetClause dataset, QuadStore store)
    {
        using WriteTransaction transaction = store.BeginWrite();
        foreach (Term data in Objects(test, QueryTest.Data)) SuiteDocument.Read(test, data, transaction.CreateSink());
        IEnumerable<Term> named = Objects(test, QueryTest.GraphData).Concat(dataset.Default).Concat(dataset.Named);
        foreach (Term graph in named.Distinct()) SuiteDocument.Read(test, graph, transaction.CreateSink(((Iri)graph).Value));
        transaction.Commit();
    }

    private static IEnumerable<Term> Objects(ManifestEntry test, Iri predicate) =>
        test.Graph.Match(test.Action, predicate).Select(quad => quad.Object);

    private static void CompareGraphs(Dataset expected, GraphResult result)
    {
        var actual = new DatasetSink();
        while (result.WriteNext(actual))
        {
        }
        Assert.True(
            Rdf.Canonicalization.DatasetIsomorphism.AreIsomorphic(expected, actual.Dataset),
            $"expected:\n{string.Join('\n', expected)}\n\nactual:\n{string.Join('\n', actual.Dataset)}");
    }

    /// <summary>The answer, through the project's own writer and reader of the format that the suite expects.</summary>
    public static SolutionTable Collect(QueryResult result, SolutionFormat format)
    {
        var output = new ArrayBufferWriter<byte>();
        ISolutionWriter writer = SolutionWriter.Create(output, format);
        if (result is AskResult ask)
        {
            writer.WriteBoolean(ask.Value);
        }
        else
        {
            var select = (SelectResult)result;
            while (select.WriteNext(writer))
            {
            }
        }
        return SolutionReader.Read(new MemoryStream(output.WrittenSpan.ToArray()), format);
    }

    private static SolutionTable ReadTable(string file, SolutionFormat format)
    {
        using FileStream stream = File.OpenRead(file);
        return SolutionReader.Read(stream, format);
    }

    private static bool HasOrder(AlgebraNode pattern) => pattern switch
    {
        OrderBy => true,
        Project project => HasOrder(project.Input),
        Slice slice => HasOrder(slice.Input),
        Distinct distinct => HasOrder(distinct.Input),
        Reduced reduced => HasOrder(reduced.Input),
        _ => false,
    };

    private static SolutionFormat? FormatOf(string file) => Path.GetExtension(file) switch
    {
        ".srx" => SolutionFormat.Xml,
        ".srj" => SolutionFormat.Json,
        ".csv" => SolutionFormat.Csv,
        ".tsv" => SolutionFormat.Tsv,
        _ => null,
    };
}
