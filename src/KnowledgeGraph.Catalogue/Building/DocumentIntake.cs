using KnowledgeGraph.Documents;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>Reads the documents of a folder, and sets those aside that can't be read: one broken file is no reason to lose the others.</summary>
internal sealed class DocumentIntake
{
    private readonly List<DocumentReading> _readings = [];
    private readonly List<DocumentReport> _setAside = [];

    /// <summary>What was read, in order of path.</summary>
    public IReadOnlyList<DocumentReading> Readings => _readings;

    /// <summary>The documents that were not read, with the reason.</summary>
    public IReadOnlyList<DocumentReport> SetAside => _setAside;

    /// <summary>The keys of all documents that there are, read or not.</summary>
    public IEnumerable<string> Keys => _readings.Select(reading => reading.Key).Concat(SetAsideKeys);

    /// <summary>The keys of those that were not read.</summary>
    public IEnumerable<string> SetAsideKeys => _setAside.Select(document => DocumentPipeline.KeyOf(document.File)).Distinct();

    /// <summary>Reads the documents of a folder and of the folders in it.</summary>
    /// <exception cref="IOException">The folder is not there, or the system refuses to give a file: it may do so later.</exception>
    public static DocumentIntake Read(string folder, DocumentExtractor extractor, CancellationToken cancellationToken)
    {
        var intake = new DocumentIntake();
        foreach (IGrouping<string, string> equals in FilesOf(folder).GroupBy(path => DocumentPipeline.KeyOf(path)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Two of one key would be taken for one, and nobody knows which is meant.
            if (equals.Count() > 1) intake.SetAsideAll([.. equals.Select(path => Path.GetFileName(path))], equals.Key);
            else intake.Add(equals.Single(), extractor, cancellationToken);
        }
        return intake;
    }

    private void Add(string path, DocumentExtractor extractor, CancellationToken cancellationToken)
    {
        try
        {
            _readings.Add(extractor.Extract(Load(path), cancellationToken));
        }
        catch (DocumentException error)
        {
            string place = error.Line is int line ? $"ligne {line} : " : "";
            _setAside.Add(DocumentReport.OfUnread(Path.GetFileName(path), place + error.FrenchReason));
        }
    }

    private static SourceFile Load(string path)
    {
        try
        {
            return SourceFile.Load(path);
        }
        catch (DocumentException error) when (error.InnerException is IOException or UnauthorizedAccessException)
        {
            // Not the document's fault.
            throw new IOException(error.Message, error);
        }
    }

    private void SetAsideAll(IReadOnlyList<string> files, string key)
    {
        for (int i = 0; i < files.Count; i++)
        {
            string others = string.Join(", ", files.Where((_, other) => other != i));
            _setAside.Add(DocumentReport.OfUnread(files[i], $"il porte dans le graphe le même nom, « {key} », que {others} ; donnez à chacun son nom"));
        }
    }

    private static IEnumerable<string> FilesOf(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            // Editors leave locks and backups as hidden files beside a document.
            .Where(path => DocumentReader.CanRead(path) && !Path.GetFileName(path).StartsWith('.') && !Path.GetFileName(path).StartsWith('~'))
            .Order(StringComparer.Ordinal)
        : throw new DirectoryNotFoundException($"there is no folder '{folder}'; the source documents stand there");
}
