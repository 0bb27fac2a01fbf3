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
    private readonly Terminal _terminal;

    private RdfInput(string path, RdfFormat format, RdfReaderOptions options, Terminal terminal)
    {
        _path = path;
        _format = format;
        _options = options;
        _terminal = terminal;
    }

    /// <summary>The <c>file://</c> IRI of a path.</summary>
    public static string FileIri(string path) => new Uri(Path.GetFullPath(path)).AbsoluteUri;

    /// <summary>Checks that the document is there, its format known and its base an IRI, before anything is written.</summary>
    /// <param name="path">The file, or - for standard input.</param>
    /// <param name="formatName">What the option for the format says, or null.</param>
    /// <param name="baseIri">What <c>--base</c> says, or null for the file's own IRI.</param>
    /// <param name="terminal">Where standard input is.</param>
    /// <param name="option">The option for the format; null in a verb that has none.</param>
    public static RdfInput Open(string path, string? formatName, string? baseIri, Terminal terminal, string? option = "--from")
    {
        RdfFormat format = FormatNames.Resolve(formatName, path, option);
        AbsoluteIri.Require(baseIri, "--base");
        if (path != "-" && Directory.Exists(path)) throw new IOException($"'{path}' is a folder; name a file");
        if (path != "-" && !File.Exists(path)) throw new FileNotFoundException($"there is no file '{path}'");
        var options = new RdfReaderOptions
        {
            BaseIri = baseIri ?? (path == "-" ? null : FileIri(path)),
            SourceName = path == "-" ? "standard input" : path,
        };
        return new RdfInput(path, format, options, terminal);
    }

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
    public LoadSource ToLoadSource(string? graph) => _path == "-"
        ? LoadSource.FromStream(_terminal.Input, _format, _options, graph)
        : LoadSource.FromFile(_path, _format, _options, graph);

    /// <summary>Reads the document's bytes once more, unpacked; null for standard input, which is gone.</summary>
    public T? ReadAgain<T>(Func<Stream, T> read)
        where T : class => _path == "-" ? null : Use(read);

    private T Use<T>(Func<Stream, T> read)
    {
        using Stream? file = _path == "-"
            ? null
            : new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        using Stream stream = Decompression.Open(file ?? _terminal.Input, Name);
        return read(stream);
    }
}
