using System.Text.Json;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>
/// What a build leaves in the store about itself, in a graph of its own: from what it was made, which graphs are its own, and what it
/// read. So the next start knows whether anything has to be built, and the next build which graphs it may replace.
/// </summary>
/// <param name="InputHash">The <see cref="InputHash"/> of what it was made from.</param>
/// <param name="Graphs">The graphs that the build wrote, that of the record among them.</param>
/// <param name="Documents">What was read of each document.</param>
/// <param name="Alerts">What an editor should look at, see <see cref="BuildReport.Alerts"/>.</param>
internal sealed record BuildRecord(
    string InputHash, IReadOnlyList<Iri> Graphs, IReadOnlyList<DocumentReport> Documents, IReadOnlyList<string> Alerts)
{
    private const string Identifier = "http://purl.org/dc/terms/identifier";
    private const string Value = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value";
    private static readonly Iri Activity = new("http://www.w3.org/ns/prov#Activity");
    private static readonly Iri Json = new("http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON");

    /// <summary>The graph of the record.</summary>
    public static Iri GraphOf(string baseIri) => new(baseIri + "graphe/construction");

    /// <summary>Reads the record of the last build; null where there is none, or none that this program understands.</summary>
    public static BuildRecord? Read(Snapshot snapshot, string baseIri)
    {
        // In its own graph only: what others say of the build in theirs must not hide it.
        var reader = new SnapshotReader(snapshot, [GraphOf(baseIri)]);
        if (reader.Find(SubjectOf(baseIri).Value) is not { } subject) return null;
        if (reader.Objects(subject, Identifier) is not [var hash] || reader.Objects(subject, Value) is not [var value]) return null;
        if (reader.Decode(hash) is not Literal { LexicalForm: var inputHash } || reader.Decode(value) is not Literal json) return null;
        try
        {
            Reading? reading = JsonSerializer.Deserialize<Reading>(json.LexicalForm);
            if (reading is null || !IsWhole(reading.Graphs) || !IsWhole(reading.Documents) || !IsWhole(reading.Alerts)) return null;
            return new(inputHash, [.. reading.Graphs.Where(Iri.IsAbsolute).Select(graph => new Iri(graph))], reading.Documents, reading.Alerts);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The record as statements.</summary>
    public Dataset ToQuads(string baseIri)
    {
        Dataset quads = [];
        Iri subject = SubjectOf(baseIri), graph = GraphOf(baseIri);
        quads.Add(subject, RdfVocabulary.Type, Activity, graph);
        quads.Add(subject, new Iri(Identifier), new Literal(InputHash), graph);
        var reading = new Reading([.. Graphs.Select(one => one.Value)], Documents, Alerts);
        quads.Add(subject, new Iri(Value), new Literal(JsonSerializer.Serialize(reading), Json), graph);
        return quads;
    }

    private static bool IsWhole<T>(IReadOnlyList<T>? list) where T : class => list?.All(each => each is not null) == true;

    private static Iri SubjectOf(string baseIri) => new(baseIri + "construction");

    private sealed record Reading(IReadOnlyList<string> Graphs, IReadOnlyList<DocumentReport> Documents, IReadOnlyList<string> Alerts);
}
