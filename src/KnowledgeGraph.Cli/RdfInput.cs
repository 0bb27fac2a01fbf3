using System.IO.Compression;
using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Cli;

/// <summary>A document to read: a file, plain or gzip, or standard input.</summary>
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

    /// <summary>Checks that the document is there and its format is known, before anything is written.</summary>
    public static RdfInput Open(string path, string? formatName, string? baseIri, Terminal terminal, string option = "--from")
    {
        RdfFormat format = FormatNames.Resolve(formatName, path, option);
        if (path != "-" && !File.Exists(path)) throw new FileNotFoundException($"there is no file '{path}'");
        var options = new RdfReaderOptions
        {
            BaseIri = baseIri ?? (path == "-" ? null : FileIri(path)),
            SourceName = path == "-" ? "standard input" : path,
        };
        return new RdfInput(path, format, options, terminal);
    }

    public void ReadTo(IQuadSink sink, CancellationToken cancellationToken)
    {
        if (_path == "-")
        {
            RdfReader.Read(_terminal.Input, _format, _options, sink, cancellationToken);
            return;
        }
        using FileStream file = new(_path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        using Stream stream = _path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
        RdfReader.Read(stream, _format, _options, sink, cancellationToken);
    }
}
