using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Dumps;

/// <summary>
/// The part of a graph that one fiche says: the graphs derived from its passages, the descriptions of the passages, their selectors and
/// annotations, and the labels of all that is named in them, so that the extract is read without the rest.
/// </summary>
internal sealed class FicheExtract
{
    private const string IsPartOf = "http://purl.org/dc/terms/isPartOf";
    private const string WasDerivedFrom = "http://www.w3.org/ns/prov#wasDerivedFrom";
    private const string HasSelector = "http://www.w3.org/ns/oa#hasSelector";
    private const string HasTarget = "http://www.w3.org/ns/oa#hasTarget";

    private static readonly string[] Labels =
    [
        "http://www.w3.org/2000/01/rdf-schema#label",
        "http://www.w3.org/2004/02/skos/core#prefLabel",
    ];

    private readonly Snapshot _snapshot;
    private readonly SnapshotReader _reader;
    private readonly IQuadSink _sink;
    private readonly HashSet<ValueId> _named = [];
    private readonly HashSet<ValueId> _described = [];

    private FicheExtract(Snapshot snapshot, IQuadSink sink)
    {
        _snapshot = snapshot;
        _reader = new SnapshotReader(snapshot);
        _sink = sink;
    }

    /// <summary>Gives the quads of the extract to a sink, in a stable order.</summary>
    public static void CopyTo(Snapshot snapshot, Iri fiche, IQuadSink sink, CancellationToken cancellationToken)
    {
        var extract = new FicheExtract(snapshot, sink);
        if (extract._reader.Find(fiche.Value) is { } id) extract.Copy(id, cancellationToken);
    }

    private void Copy(ValueId fiche, CancellationToken cancellationToken)
    {
        // Sections and passages are parts of the fiche, at one or two steps.
        List<ValueId> parts = _reader.Subjects(IsPartOf, fiche);
        foreach (ValueId section in parts.ToArray()) parts.AddRange(_reader.Subjects(IsPartOf, section));
        List<ValueId> graphs = [];
        Describe(fiche);
        foreach (ValueId part in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Describe(part);
            foreach (ValueId selector in _reader.Objects(part, HasSelector)) Describe(selector);
            foreach (ValueId annotation in _reader.Subjects(HasTarget, part)) Describe(annotation);
            foreach (ValueId graph in _reader.Subjects(WasDerivedFrom, part))
            {
                Describe(graph);
                graphs.Add(graph);
            }
        }
        foreach (ValueId graph in graphs.Distinct()) Emit(default, GraphSelector.One(graph), QuadOrder.Gspo);
        foreach (ValueId named in _named.Except(_described).Order()) CopyLabels(named);
    }

    /// <summary>Everything said of a subject, in the graphs where it stands.</summary>
    private void Describe(ValueId subject)
    {
        if (_described.Add(subject)) Emit(new TriplePrefix(subject, default, default), GraphSelector.Each, QuadOrder.Spo);
    }

    private void CopyLabels(ValueId subject)
    {
        foreach (string label in Labels)
        {
            if (_reader.Find(label) is { } predicate) Emit(new TriplePrefix(subject, predicate, default), GraphSelector.Each, QuadOrder.Spo);
        }
    }

    private void Emit(in TriplePrefix prefix, GraphSelector graphs, QuadOrder order) =>
        _snapshot.CopyTo(prefix, graphs, order, new NamingSink(this));

    /// <summary>Passes quads on and remembers the resources that they name.</summary>
    private sealed class NamingSink(FicheExtract extract) : IQuadSink
    {
        public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
        {
            Remember(subject);
            Remember(@object);
            extract._sink.OnQuad(subject, predicate, @object, graph);
        }

        private void Remember(in Utf8Term term)
        {
            if (term.Kind == TermKind.Iri && extract._snapshot.TryGetId(term, out ValueId id)) extract._named.Add(id);
        }
    }
}
