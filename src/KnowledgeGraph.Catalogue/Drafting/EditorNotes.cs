using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Catalogue.Vocabulary;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Drafting;

/// <summary>What editors have withdrawn, replaced or added since the last edition, in words, for whoever writes the next one.</summary>
internal sealed class EditorNotes
{
    private const string Dct = "http://purl.org/dc/terms/";

    private readonly Snapshot _snapshot;
    private readonly SnapshotReader _graph;
    private readonly FrenchNames _names;
    private readonly List<(Triple Statement, bool IsAddition, string Text)> _notes = [];

    /// <summary>Reads the corrections of a graph.</summary>
    public EditorNotes(Snapshot snapshot, SnapshotReader graph)
    {
        _snapshot = snapshot;
        _graph = graph;
        _names = new FrenchNames(graph);
        foreach (ValueId editorGraph in graph.Subjects(Model.Layer.Value, Model.Concept("couche/editeur").Value)) Read(editorGraph);
    }

    /// <summary>The notes for a section of an edition: on what its passages say, and on the things that they speak of. Each is given once.</summary>
    /// <param name="section">The section.</param>
    public IReadOnlyList<string> Take(ValueId section)
    {
        if (_notes.Count == 0) return [];
        HashSet<Triple> said = [.. StatementsOf(section)];
        HashSet<Term> subjects = [.. said.Select(statement => statement.Subject)];
        var taken = _notes.FindAll(note => note.IsAddition ? subjects.Contains(note.Statement.Subject) : said.Contains(note.Statement));
        _notes.RemoveAll(taken.Contains);
        return [.. taken.Select(note => note.Text)];
    }

    private IEnumerable<Triple> StatementsOf(ValueId section) => _graph.Subjects(Dct + "isPartOf", section)
        .SelectMany(passage => _graph.Subjects(Model.WasDerivedFrom.Value, passage))
        .SelectMany(QuadsOf).Select(quad => quad.Triple);

    private Dataset QuadsOf(ValueId graph)
    {
        var sink = new DatasetSink();
        _snapshot.CopyTo(GraphSelector.One(graph), sink);
        return sink.Dataset;
    }

    private void Read(ValueId editorGraph)
    {
        Dataset quads = QuadsOf(editorGraph);
        string who = _graph.Objects(editorGraph, Model.WasAttributedTo.Value) is [var author, ..] ? _names.Of(author) : "";
        string why = _graph.French(editorGraph, Model.Comment.Value) ?? "";
        string signature = $"({who}, {_graph.Text(editorGraph, Model.Date.Value)} : {why})";
        Iri? contested = quads.Match(predicate: Model.HasTarget).Select(quad => quad.Object).OfType<Iri>().FirstOrDefault();
        if (contested is null)
        {
            foreach (Quad added in quads) _notes.Add((added.Triple, true, $"Ajout d'un éditeur {signature} : {InWords(added.Triple)}. Reprenez-le dans le texte."));
            return;
        }
        bool isConfirmed = quads.Match(predicate: Model.HasBody, @object: Model.Concept("qualite/confirme")).Any();
        if (isConfirmed || StatementAt(quads, contested) is not { } statement) return;
        Iri? replacement = quads.Match(contested, Model.IsReplacedBy).Select(quad => quad.Object).OfType<Iri>().FirstOrDefault();
        string change = replacement is not null && StatementAt(quads, replacement) is { } instead
            ? $"Correction d'un éditeur {signature} : {InWords(statement)} → {_names.Of(instead.Object)}. Corrigez le texte."
            : $"Retrait d'un éditeur {signature} : {InWords(statement)}. Ôtez-le du texte.";
        _notes.Add((statement, false, change));
    }

    private static Triple? StatementAt(Dataset quads, Iri statement)
    {
        Term? Part(Iri property) => quads.Match(statement, property).Select(quad => quad.Object).FirstOrDefault();
        return Part(Model.Subject) is { } subject && Part(Model.Predicate) is Iri predicate && Part(Model.Object) is { } value
            ? new Triple(subject, predicate, value)
            : null;
    }

    private string InWords(Triple statement) => $"{_names.Of(statement.Subject)} — {_names.Of(statement.Predicate)} : {_names.Of(statement.Object)}";
}
