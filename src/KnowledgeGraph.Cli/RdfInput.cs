using KnowledgeGraph.Formats;
using KnowledgeGraph.Formats.Compression;
using KnowledgeGraph.Storage.Loading;

namespace KnowledgeGraph.Cli;

/// <summary>A document to read: a file or standard input, plain or compressed.</summary>
internal sealed class RdfInput
{
    private readonly string _path;
    private readonly RdfFormat _format;
    private readonly RdfReaderOptions _options;

    // What can be read once only: standard input, or a pipe whose beginning was looked at.
    private readonly Stream? _once;

    private RdfInput(string path, RdfFormat format, RdfReaderOptions options, Stream? once)
    {
        _path = path;
        _format = format;
        _options = options;
        _once = once;
    }

    /// <summary>The <c>file://</c> IRI of a path.</summary>
    public static string FileIri(string path) => new Uri(Path.GetFullPath(path)).AbsoluteUri;

    /// <summary>
    /// Checks that the document is there, its format known and its base an IRI, before anything is written. Where neither an option nor the
    /// extension tells the format, the beginning of the document does.
    /// </summary>
    /// <param name="path">The file, or - for standard input.</param>
    /// <param name="formatName">What the option for the format says, or null.</param>
    /// <param name="baseIri">What <c>--base</c> says, or null for the file's own IRI.</param>
    /// <param name="terminal">Where standard input is.</param>
    /// <param name="option">The option for the format; null in a verb that has none.</param>
    public static RdfInput Open(string path, string? formatName, string? baseIri, Terminal terminal, string? option = "--from")
    {
        RdfFormat? format = FormatNames.OfInput(formatName, path, option);
        AbsoluteIri.Require(baseIri, "--base");
        if (path != "-" && Directory.Exists(path)) throw new IOException($"'{path}' is a folder; name a file");
        if (path != "-" && !File.Exists(path)) throw new FileNotFoundException($"there is no file '{path}'");
        var options = new RdfReaderOptions
        {
            BaseIri = baseIri ?? (path == "-" ? null : FileIri(path)),
            SourceName = path == "-" ? "standard input" : path,
        };
        Stream? once = path == "-" ? terminal.Input : null;
        return new RdfInput(path, format ?? Detect(path, option, ref once), options, once);
    }

    private static RdfFormat Detect(string path, string? option, ref Stream? once)
    {
        string name = once is null ? path : "standard input";
        FileStream? file = once is null ? OpenFile(path) : null;
        RdfFormat? format = RdfFormatDetector.Detect(Decompression.Open(once ?? file!, name), out Stream document);
        if (file is { CanSeek: true }) file.Dispose();
        else once = document;
        if (format is { } found) return found;
        string hint = option is null ? $"name a file with one of the extensions {FormatNames.Extensions}" : $"name its format with {option} ({FormatNames.All})";
        throw new UsageException($"neither the name nor the beginning of '{name}' tells a format that kg knows; {hint}");
    }

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    /// <summary>The name of the document in messages.</summary>
    public string Name => _options.SourceName!;

    /// <summary>Reads the document and returns how many bytes it has, unpacked.</summary>
    public long ReadTo(IQuadSink sink, CancellationToken cancellationToken, Func<RdfSyntaxException, bool>? goesOnAfter = null)
    {
        RdfReaderOptions options = _options with { GoesOnAfter = goesOnAfter };
        return Use(stream =>
        {
            RdfReader.Read(stream, _format, options, sink, cancellationToken);
            return stream.Position;
        });
    }

    /// <summary>The document as a store loads it, its default graph going into the graph named, if any.</summary>
    public LoadSource ToLoadSource(string? graph) => _once is not null
        ? LoadSource.FromStream(_once, _format, _options, graph)
        : LoadSource.FromFile(_path, _format, _options, graph);

    /// <summary>Reads the document's bytes once more, unpacked; null for standard input and pipes, which are gone.</summary>
    public T? ReadAgain<T>(Func<Stream, T> read)
        where T : class => _once is not null ? null : Use(read);

    private T Use<T>(Func<Stream, T> read)
    {
        using Stream? file = _once is null ? OpenFile(_path) : null;
        using Stream stream = Decompression.Open(_once ?? file!, Name);
        return read(stream);
    }
}
