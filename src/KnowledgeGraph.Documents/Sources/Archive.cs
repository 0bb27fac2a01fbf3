using System.IO.Compression;

namespace KnowledgeGraph.Documents.Sources;

/// <summary>Opens the ZIP archives that office documents are, and refuses those that would unpack to too much.</summary>
internal static class Archive
{
    /// <summary>The most bytes that the entries of an archive may have together, unpacked.</summary>
    public const long MaxUnpackedBytes = 256L * 1024 * 1024;

    private const int MaxEntries = 10_000;

    /// <summary>Runs a reader of a document that is an archive, and turns what libraries throw at broken ones into one error.</summary>
    /// <param name="file">The file.</param>
    /// <param name="kind">The kind of document, for errors.</param>
    /// <param name="read">Reads the archive's bytes.</param>
    /// <exception cref="DocumentException">The file is no such archive, or unpacks to too much.</exception>
    public static SourceDocument Read(SourceFile file, string kind, Func<Stream, SourceDocument> read)
    {
        var guard = new XmlPartGuard(file.Name);
        try
        {
            using (var archive = new ZipArchive(Open(file), ZipArchiveMode.Read))
            {
                if (archive.Entries.Count > MaxEntries || archive.Entries.Sum(entry => entry.Length) > MaxUnpackedBytes)
                {
                    throw new DocumentException(
                        $"the {kind} document unpacks to more than {MaxUnpackedBytes >> 20} MiB or {MaxEntries} parts; make it smaller", file.Name)
                    {
                        FrenchReason = $"le document {kind} décompressé dépasse {MaxUnpackedBytes >> 20} Mio ou {MaxEntries} parties ; allégez-le",
                    };
                }
                foreach (ZipArchiveEntry part in archive.Entries) guard.Check(part);
            }
            using Stream stream = Open(file);
            return read(stream);
        }
        catch (Exception exception) when (exception is not (DocumentException or OutOfMemoryException))
        {
            // The libraries throw whatever they trip over, in words of their own.
            (string reason, string raison) = guard.Fault ?? (exception is InvalidDataException
                ? ("it is no ZIP archive, or a damaged one", "ce n'est pas une archive ZIP, ou elle est abîmée")
                : ("it lacks a part, or one is not what it should be", "il lui manque une partie, ou l'une n'est pas ce qu'elle devrait"));
            throw new DocumentException($"this is no readable {kind} document: {reason}; save it anew", file.Name, innerException: exception)
            {
                FrenchReason = $"ce n'est pas un document {kind} lisible : {raison} ; enregistrez-le à nouveau",
            };
        }
    }

    private static MemoryStream Open(SourceFile file) => new(file.Bytes.ToArray(), writable: false);
}
