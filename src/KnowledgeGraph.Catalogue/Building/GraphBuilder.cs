using System.Diagnostics;
using KnowledgeGraph.Catalogue.Dcat;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>Builds the whole graph from the folders of a <see cref="BuildOptions"/>: ontology, authority tables, documents.</summary>
/// <remarks>Thread-safe; the store's single writer puts builds one after the other.</remarks>
public sealed class GraphBuilder(BuildOptions options)
{
    /// <summary>
    /// Replaces what the store holds by what the folders say now, in one transaction: where anything can't be read, the store stays as
    /// it was.
    /// </summary>
    /// <exception cref="KnowledgeGraphException">A file is broken; the message names it and the line.</exception>
    /// <exception cref="IOException">A file can't be read.</exception>
    public BuildReport Build(QuadStore store, CancellationToken cancellationToken = default)
    {
        long started = Stopwatch.GetTimestamp();
        AuthorityData authority = LoadAuthority(out Dataset ontology, cancellationToken);
        List<DocumentReading> readings = [];
        foreach (string path in SourceFiles())
        {
            cancellationToken.ThrowIfCancellationRequested();
            readings.Add(DocumentPipeline.Extract(SourceFile.Load(path), authority));
        }
        Dataset statements = GraphMapper.Map(readings, authority);
        IReadOnlyList<FicheEntry> fiches = FicheCatalogue.Read(statements);
        using (WriteTransaction transaction = store.BeginWrite(cancellationToken))
        {
            transaction.Clear(GraphSelector.Each);
            ontology.SendTo(transaction.CreateSink());
            statements.SendTo(transaction.CreateSink());
            CatalogueDescriber.Describe(options.BaseIri, fiches).SendTo(transaction.CreateSink());
            transaction.Commit();
        }
        using Snapshot snapshot = store.AcquireSnapshot();
        return new BuildReport(
            DateTimeOffset.UtcNow,
            Stopwatch.GetElapsedTime(started),
            snapshot.QuadCount,
            [.. readings.Select(DocumentReport.Of)],
            fiches);
    }

    /// <summary>Reads the vocabularies and authority tables that reading a document needs.</summary>
    /// <exception cref="KnowledgeGraphException">A file is broken; the message names it and the line.</exception>
    public AuthorityData LoadAuthority(CancellationToken cancellationToken = default) => LoadAuthority(out _, cancellationToken);

    private AuthorityData LoadAuthority(out Dataset ontology, CancellationToken cancellationToken)
    {
        ontology = OntologyReader.Read(options.OntologyDirectory, cancellationToken);
        return AuthorityData.Load(Path.Combine(options.DataDirectory, "authority"), ontology, options.BaseIri);
    }

    private IEnumerable<string> SourceFiles()
    {
        string folder = Path.Combine(options.DataDirectory, "sources");
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
                // Editors leave locks and backups as hidden files beside a document.
                .Where(path => !Path.GetFileName(path).StartsWith('.'))
                .Order(StringComparer.Ordinal)
            : throw new DirectoryNotFoundException($"there is no folder '{folder}'; the source documents stand there");
    }
}
