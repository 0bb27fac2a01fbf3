using System.Security.Cryptography;
using System.Text;

namespace KnowledgeGraph.Documents.Sources;

/// <summary>The bytes of a document as they were given, with the name under which messages and the graph speak of it.</summary>
/// <remarks>Immutable and thread-safe; the bytes are the caller's promise not to change them.</remarks>
public sealed class SourceFile
{
    /// <summary>The largest file that is read: 16 MiB.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Wraps the bytes of a document.</summary>
    /// <param name="name">The file name with its extension; a path is reduced to its last segment.</param>
    /// <param name="bytes">The content.</param>
    /// <exception cref="DocumentException">The file is larger than <see cref="MaxBytes"/>.</exception>
    public SourceFile(string name, ReadOnlyMemory<byte> bytes)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = Path.GetFileName(name);
        if (bytes.Length > MaxBytes) throw TooLarge(Name);
        Bytes = bytes;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
    }

    /// <summary>The file name, without a directory.</summary>
    public string Name { get; }

    /// <summary>The content.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The SHA-256 of the content, in lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="DocumentException">The file is missing, unreadable or larger than <see cref="MaxBytes"/>.</exception>
    public static SourceFile Load(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.Exists && file.Length > MaxBytes) throw TooLarge(file.Name);
            return new SourceFile(file.Name, File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DocumentException($"the file cannot be read: {exception.Message}", path, innerException: exception) { FrenchReason = ProblemOf(path) };
        }
    }

    /// <summary>The content as text: UTF-8, without its byte order mark.</summary>
    /// <exception cref="DocumentException">The bytes are not UTF-8, or hold a NUL, as binary files do.</exception>
    public string ReadText()
    {
        ReadOnlySpan<byte> bytes = Bytes.Span;
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        int nul = bytes.IndexOf((byte)0);
        if (nul >= 0)
        {
            throw new DocumentException("a NUL byte: this is no text in UTF-8; save it anew as UTF-8, or give its file the ending of its format", Name, LineOf(bytes, nul))
            {
                FrenchReason = "un octet nul : ce n'est pas un texte en UTF-8 ; enregistrez-le en UTF-8, ou donnez à son fichier l'extension de son format",
            };
        }
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            int valid = ValidPrefix(bytes);
            throw new DocumentException("the bytes are not UTF-8; save the file as UTF-8", Name, LineOf(bytes, valid), exception)
            {
                FrenchReason = "le texte n'est pas en UTF-8 ; enregistrez le fichier en UTF-8 (« Enregistrer sous », encodage UTF-8)",
            };
        }
    }

    private static int ValidPrefix(ReadOnlySpan<byte> bytes)
    {
        int offset = 0;
        while (Rune.DecodeFromUtf8(bytes[offset..], out _, out int consumed) == System.Buffers.OperationStatus.Done) offset += consumed;
        return offset;
    }

    private static int LineOf(ReadOnlySpan<byte> bytes, int offset) => 1 + bytes[..offset].Count((byte)'\n');

    private static DocumentException TooLarge(string name) =>
        new($"the file is larger than {MaxBytes / (1024 * 1024)} MiB; give a smaller document", name)
        {
            FrenchReason = $"le fichier dépasse {MaxBytes / (1024 * 1024)} Mio ; donnez un document plus petit",
        };

    private static string ProblemOf(string path) => Directory.Exists(path) ? "c'est un dossier, pas un fichier"
        : File.Exists(path) ? "le fichier ne peut pas être ouvert ; vérifiez vos droits, et qu'aucun autre programme ne le tient ouvert"
        : "il n'y a pas de fichier de ce nom";
}
