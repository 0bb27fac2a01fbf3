using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Catalogue.Linting;

/// <summary>The editions of fiches among the source documents.</summary>
internal sealed class EditionsInService
{
    private readonly string _sources;
    private readonly IReadOnlyList<DocumentReading> _documents;

    /// <summary>Reads the source documents; those that can't be read are left out.</summary>
    public EditionsInService(string sources, DocumentExtractor extractor, CancellationToken cancellationToken)
    {
        _sources = Path.GetFullPath(sources);
        _documents = Directory.Exists(sources) ? DocumentIntake.Read(sources, extractor, cancellationToken).Readings : [];
    }

    /// <summary>The last edition of a region's fiche, with its document; null where there is none. A draft is not compared with itself.</summary>
    public (DocumentReading Document, FicheReading Fiche)? Find(Iri region, string draftPath)
    {
        bool isSource = Path.GetFullPath(draftPath).StartsWith(_sources + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        List<(DocumentReading Document, FicheReading Fiche)> editions =
        [
            .. _documents.Where(document => !isSource || document.Document.File.Name != Path.GetFileName(draftPath))
                .SelectMany(document => document.Fiches.Where(fiche => fiche.Region.Iri == region).Select(fiche => (document, fiche)))
                .OrderBy(edition => edition.fiche.SortableDate, StringComparer.Ordinal),
        ];
        return editions.Count == 0 ? null : editions[^1];
    }
}
