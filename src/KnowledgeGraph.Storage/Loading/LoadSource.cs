using KnowledgeGraph.Formats;
using KnowledgeGraph.Formats.Compression;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>A document for <see cref="QuadStore.Load"/>: a file or a stream, plain or compressed. Immutable.</summary>
public sealed class LoadSource
{
    private readonly Func<Stream> _open;
    private readonly string? _path;

    private LoadSource(Func<Stream> open, string? path, RdfFormat format, RdfReaderOptions options, string? graph)
    {
        _open = open;
        _path = path;
        Format = format;
        Options = options;
        Graph = graph;
    }

    /// <summary>The syntax.</summary>
    public RdfFormat Format { get; }

    /// <summary>How the document is read. Errors that these options tolerate are skipped; those of other documents are not.</summary>
    public RdfReaderOptions Options { get; }

    /// <summary>The graph (an IRI) for the statements of the document's default graph; null for the default graph.</summary>
    public string? Graph { get; }

    /// <summary>The name in messages.</summary>
    public string Name => Options.SourceName ?? Options.BaseIri ?? "document";

    /// <summary>A file, which is opened when its turn comes.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">The syntax.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="graph">See <see cref="Graph"/>.</param>
    public static LoadSource FromFile(string path, RdfFormat format, RdfReaderOptions options, string? graph = null) => new(
        () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan),
        path,
        format,
        options,
        graph);

    /// <summary>A stream, which is read to its end and stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="format">The syntax.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="graph">See <see cref="Graph"/>.</param>
    public static LoadSource FromStream(Stream stream, RdfFormat format, RdfReaderOptions options, string? graph = null) =>
        new(() => stream, null, format, options, graph);

    /// <summary>Whether the document is lines, so that parts of it can be read at the same time.</summary>
    internal bool IsLines => Format is RdfFormat.NTriples or RdfFormat.NQuads && Options.GoesOnAfter is null;

    /// <summary>Opens the document, for one reader at a time.</summary>
    internal OpenSource Open(int number, long bytesBefore) => new(this, number, bytesBefore, _open(), _path is null);

    /// <summary>The bytes of the file, perhaps compressed; null where it is none.</summary>
    internal long? FileLength => _path is not null && File.Exists(_path) ? new FileInfo(_path).Length : null;

    /// <summary>A document that is being read: unpacked, with the place in what lies on the disk.</summary>
    internal sealed class OpenSource : IDisposable
    {
        private readonly Stream _raw;
        private readonly bool _leaveOpen;

        public OpenSource(LoadSource source, int number, long bytesBefore, Stream raw, bool leaveOpen)
        {
            BytesBefore = bytesBefore;
            Source = source;
            Number = number;
            _raw = raw;
            _leaveOpen = leaveOpen;
            try
            {
                Stream = Decompression.Open(raw, source.Name);
            }
            catch
            {
                if (!leaveOpen) raw.Dispose();
                throw;
            }
        }

        public LoadSource Source { get; }

        /// <summary>The number of the document in its load.</summary>
        public int Number { get; }

        /// <summary>The bytes of the documents before it.</summary>
        public long BytesBefore { get; }

        /// <summary>The bytes of the file; 0 where that is not known.</summary>
        public long Length => _raw.CanSeek ? _raw.Length : 0;

        /// <summary>The text.</summary>
        public Stream Stream { get; }

        /// <summary>The bytes read from the file.</summary>
        public long Position => _raw.CanSeek ? _raw.Position : 0;

        public void Dispose()
        {
            Stream.Dispose();
            if (!_leaveOpen) _raw.Dispose();
        }
    }
}
