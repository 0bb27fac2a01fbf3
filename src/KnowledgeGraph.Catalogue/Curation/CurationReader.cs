using KnowledgeGraph.Documents;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Catalogue.Curation;

/// <summary>Reads the corrections of editors and the facts from other sources. Both folders may be missing.</summary>
/// <param name="dataDirectory">The folder with <c>curation/</c> and <c>enrichment/</c>.</param>
/// <param name="iris">Names resources.</param>
/// <param name="ontology">The ontology and its vocabularies.</param>
internal sealed class CurationReader(string dataDirectory, ResourceIris iris, Dataset ontology)
{
    private static readonly Dictionary<string, CorrectionKind> Kinds = new()
    {
        ["confirmer"] = CorrectionKind.Confirm,
        ["corriger"] = CorrectionKind.Replace,
        ["retirer"] = CorrectionKind.Withdraw,
        ["ajouter"] = CorrectionKind.Add,
    };

    private readonly TermCells _cells = new(iris, ontology);

    /// <summary>Reads all files, in order of name.</summary>
    /// <exception cref="DocumentException">A file is broken, or says not who, when, why or whence; the message names it and the line.</exception>
    public IReadOnlyList<CurationFile> Read() =>
    [
        .. FilesOf("curation").Select(file => new CurationFile(file, ReadRows(file, Correction, CorrectionColumns), [])),
        .. FilesOf("enrichment").Select(file => new CurationFile(file, [], ReadRows(file, Enrichment, EnrichmentColumns))),
    ];

    private static string[] CorrectionColumns =>
        ["geste", "sujet", "propriete", "valeur", "forme", "nouvelle_valeur", "source", "auteur", "date", "motif"];

    private static string[] EnrichmentColumns => ["sujet", "propriete", "valeur", "forme", "source", "consulte"];

    private IEnumerable<string> FilesOf(string folder)
    {
        string path = Path.Combine(dataDirectory, folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.csv").Select(file => $"{folder}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)
            : [];
    }

    private List<T> ReadRows<T>(string file, Func<CsvRow, T> read, string[] columns)
    {
        CsvTable table = CsvTable.Load(Path.Combine(dataDirectory, file), columns);
        return [.. table.Rows.Select(read)];
    }

    private Correction Correction(CsvRow row)
    {
        if (!Kinds.TryGetValue(row.Required("geste"), out CorrectionKind kind))
        {
            string gestures = string.Join(", ", Kinds.Keys);
            throw row.Error(
                $"'{row["geste"]}' in the column 'geste' is none of {gestures}", $"« {row["geste"]} » dans la colonne « geste » n'est aucun de : {gestures}");
        }
        Triple? replacement = kind == CorrectionKind.Replace ? _cells.Statement(row, "nouvelle_valeur") : null;
        if (kind != CorrectionKind.Replace && row["nouvelle_valeur"].Length > 0)
        {
            throw row.Error("only 'corriger' takes a 'nouvelle_valeur'", "seul « corriger » prend une « nouvelle_valeur »");
        }
        bool needsSource = kind is CorrectionKind.Replace or CorrectionKind.Add || row["source"].Length > 0;
        Iri? source = needsSource ? _cells.Resource(row, "source") : null;
        Triple statement = _cells.Statement(row, "valeur");
        return replacement == statement
            ? throw row.Error("'valeur' and 'nouvelle_valeur' are the same", "« valeur » et « nouvelle_valeur » sont les mêmes")
            : new(kind, statement, replacement, source, row.Required("auteur"), TermCells.Day(row, "date"), row.Required("motif"), row.Line);
    }

    private Enrichment Enrichment(CsvRow row)
    {
        string source = row.Required("source");
        if (!Uri.TryCreate(source, UriKind.Absolute, out Uri? page) || (page.Scheme != Uri.UriSchemeHttp && page.Scheme != Uri.UriSchemeHttps))
        {
            throw row.Error(
                $"'{source}' in the column 'source' is no address of a page; give the one that says it, as https://…",
                $"« {source} » dans la colonne « source » n'est pas l'adresse d'une page ; donnez celle qui le dit, comme https://…");
        }
        return new(_cells.Statement(row, "valeur"), _cells.Resource(row, "source"), TermCells.Day(row, "consulte"), row.Line);
    }
}
