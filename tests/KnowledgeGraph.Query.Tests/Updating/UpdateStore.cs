using KnowledgeGraph.Formats;
using KnowledgeGraph.Query.Updating;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Updates;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests.Updating;

/// <summary>A store in memory that updates are tried on.</summary>
internal sealed class UpdateStore : IDisposable
{
    private const string Base = "http://example.org/";

    public UpdateStore(IEnumerable<Quad> quads)
    {
        using WriteTransaction transaction = Store.BeginWrite();
        quads.SendTo(transaction.CreateSink());
        transaction.Commit();
    }

    public QuadStore Store { get; } = QuadStore.CreateInMemory();

    /// <summary>A store from lines of three or four terms, as <see cref="TestStore.Of"/> takes them.</summary>
    public static UpdateStore Of(params string[] lines) => new(lines.Select(TestStore.QuadOf));

    public UpdateResult Execute(string update, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        Execute(SparqlParser.ParseUpdate($"PREFIX : <{Base}> {update}"), options, cancellationToken);

    public UpdateResult Execute(UpdateRequest request, UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        new UpdateEngine().Execute(request, Store, options ?? new UpdateOptions(), cancellationToken);

    /// <summary>All quads, with the blank node labels of the store.</summary>
    public Dataset ReadAll()
    {
        var sink = new DatasetSink();
        using Snapshot snapshot = Store.AcquireSnapshot();
        snapshot.CopyTo(GraphSelector.Each, sink);
        return sink.Dataset;
    }

    /// <summary>The quads as lines, sorted.</summary>
    public IEnumerable<string> Lines() => ReadAll().Select(Line).Order(StringComparer.Ordinal);

    public void Dispose() => Store.Dispose();

    private static string Line(Quad quad) => string.Join(
        ' ', new[] { quad.Subject, quad.Predicate, quad.Object, quad.Graph }.OfType<Term>().Select(Short));

    private static string Short(Term term) => term switch
    {
        Iri iri => iri.Value.Replace(Base, "", StringComparison.Ordinal),
        Literal literal => literal.LexicalForm,
        _ => "_",
    };
}
