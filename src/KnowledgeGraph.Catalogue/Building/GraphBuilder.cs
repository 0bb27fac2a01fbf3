using System.Diagnostics;
using KnowledgeGraph.Catalogue.Curation;
using KnowledgeGraph.Catalogue.Dcat;
using KnowledgeGraph.Catalogue.Editions;
using KnowledgeGraph.Catalogue.Validation;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Documents.Sources.Isolation;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>Builds the whole graph from the folders of a <see cref="BuildOptions"/>: ontology, authority tables, documents, curation.</summary>
/// <remarks>Thread-safe; the store's single writer puts builds one after the other.</remarks>
public sealed class GraphBuilder(BuildOptions options)
{
    /// <summary>
    /// Makes the store hold what the folders say now, in one transaction: where anything can't be read, the store stays as it was. The
    /// build owns the graphs that it writes, and those that the last one wrote; it replaces them, and leaves all others alone.
    /// </summary>
    /// <exception cref="KnowledgeGraphException">A file is broken; the message names it and the line.</exception>
    /// <exception cref="IOException">A file can't be read.</exception>
    public BuildReport Build(QuadStore store, CancellationToken cancellationToken = default) =>
        Build(store, InputHash.Compute(options), cancellationToken);

    /// <summary>
    /// The same where the content of the folders, or the program, has changed since the last build of this store; else the report of that
    /// one.
    /// </summary>
    /// <inheritdoc cref="Build(QuadStore, CancellationToken)" path="/exception"/>
    public BuildReport BuildIfChanged(QuadStore store, CancellationToken cancellationToken = default)
    {
        // Before the files are read: one that changes meanwhile makes the next build due.
        string inputHash = InputHash.Compute(options);
        using (Snapshot snapshot = store.AcquireSnapshot())
        {
            if (BuildRecord.Read(snapshot, options.BaseIri) is { } record && record.InputHash == inputHash) return ReportOf(snapshot, record);
        }
        return Build(store, inputHash, cancellationToken);
    }

    /// <summary>The report of the last build of a store, whatever the folders say now; null where there was none.</summary>
    public BuildReport? ReadLastBuild(QuadStore store)
    {
        using Snapshot snapshot = store.AcquireSnapshot();
        return BuildRecord.Read(snapshot, options.BaseIri) is { } record ? ReportOf(snapshot, record) : null;
    }

    /// <summary>Reads the vocabularies and authority tables that reading a document needs.</summary>
    /// <exception cref="KnowledgeGraphException">A file is broken; the message names it and the line.</exception>
    public AuthorityData LoadAuthority(CancellationToken cancellationToken = default) => LoadAuthority(out _, cancellationToken);

    private BuildReport Build(QuadStore store, string inputHash, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        using var reader = new IsolatedReader();
        // It gets ready while the vocabularies and tables are read.
        reader.Start();
        AuthorityData authority = LoadAuthority(out Dataset ontology, cancellationToken);
        DocumentIntake intake = DocumentIntake.Read(
            Path.Combine(options.DataDirectory, "sources"), new DocumentExtractor(reader, authority), cancellationToken);
        IReadOnlyList<CurationFile> curation = new CurationReader(options.DataDirectory, authority.Iris, ontology).Read();
        GraphValidator? validator = GraphValidator.Load(options.OntologyDirectory, cancellationToken);
        var gate = new DocumentGate(validator);
        IReadOnlyList<Dataset> made = gate.Pass(intake.Readings, some => [ontology, GraphMapper.Map(some, authority)], cancellationToken);
        DocumentReport[] documents =
        [
            .. intake.Readings.Select(reading => DocumentReport.Of(reading) with { Violations = gate.HeldBack.GetValueOrDefault(reading, []) })
                .Concat(intake.SetAside),
        ];

        using WriteTransaction transaction = store.BeginWrite(cancellationToken);
        BuildRecord? last;
        IReadOnlyList<string> keptKeys;
        Dataset[] kept;
        using (Snapshot before = transaction.AcquireSnapshot())
        {
            last = BuildRecord.Read(before, options.BaseIri);
            IReadOnlyList<Iri> owned = last?.Graphs ?? [];
            string[] unpublished = [.. gate.HeldBack.Keys.Select(reading => reading.Key), .. intake.SetAsideKeys];
            keptKeys = LastGood.KeysOf(owned, intake.Keys, unpublished, authority.Iris);
            kept = [.. keptKeys.Select(key => LastGood.Read(before, owned, key, authority.Iris, cancellationToken))];
        }
        EditionIndex editions = EditionIndex.Of([made[1], .. kept]);
        Dataset links = EditionLinks.Describe(editions, authority.Iris);
        var layer = new CurationLayer(made[1], kept, editions, authority.Iris);
        layer.Apply(curation, [ontology], validator, cancellationToken);
        IReadOnlyList<FicheEntry> fiches = FicheCatalogue.Read([made[1], .. kept, links]);
        Dataset[] parts = [.. made, .. kept, links, .. layer.Parts, layer.BuildView(), CatalogueDescriber.Describe(options.BaseIri, fiches)];
        Iri[] graphs = [.. parts.SelectMany(part => part.Select(quad => (Iri)quad.Graph!)).Append(BuildRecord.GraphOf(options.BaseIri)).Distinct()];
        var record = new BuildRecord(inputHash, graphs, documents, [.. BuildAlerts.Find(last?.Documents ?? [], documents, keptKeys), .. layer.Alerts]);
        GraphReplacement.Apply(transaction, last?.Graphs ?? [], [.. parts, record.ToQuads(options.BaseIri)], cancellationToken);
        QuadChanges changes = transaction.Commit();
        using Snapshot snapshot = store.AcquireSnapshot();
        return new BuildReport(DateTimeOffset.UtcNow, Stopwatch.GetElapsedTime(started), snapshot.QuadCount, documents, fiches)
        {
            Changes = changes,
            Alerts = record.Alerts,
        };
    }

    private static BuildReport ReportOf(Snapshot snapshot, BuildRecord record) =>
        new(DateTimeOffset.UtcNow, TimeSpan.Zero, snapshot.QuadCount, record.Documents, FicheCatalogue.Read(snapshot, record.Graphs)) { Alerts = record.Alerts };

    private AuthorityData LoadAuthority(out Dataset ontology, CancellationToken cancellationToken)
    {
        ontology = OntologyReader.Read(options.OntologyDirectory, cancellationToken);
        return AuthorityData.Load(Path.Combine(options.DataDirectory, "authority"), ontology, options.BaseIri);
    }
}
