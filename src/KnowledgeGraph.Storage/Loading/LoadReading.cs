using System.Text;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Formats.NTriples;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>Reads the documents of a load on several threads, each into batches of its own. Used once.</summary>
internal sealed class LoadReading : IDisposable
{
    private readonly LoadInput _input;
    private readonly LoadOptions _options;
    private readonly int _maxTermBytes;
    private readonly long _maxBatchBytes;
    private readonly SpillFiles? _files;
    private readonly LoadMonitor _monitor;
    private readonly CancellationToken _cancellationToken;
    private readonly List<LoadPart> _parts = [];
    private readonly List<LoadBatch> _batches = [];

    /// <param name="sources">The documents.</param>
    /// <param name="options">How to load.</param>
    /// <param name="maxTermBytes">The most bytes of a term.</param>
    /// <param name="maxBytes">The memory that the batches may take together.</param>
    /// <param name="files">Takes what does not fit.</param>
    /// <param name="monitor">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public LoadReading(
        IReadOnlyList<LoadSource> sources,
        LoadOptions options,
        int maxTermBytes,
        long maxBytes,
        SpillFiles? files,
        LoadMonitor monitor,
        CancellationToken cancellationToken)
    {
        _input = new(sources);
        _options = options;
        _maxTermBytes = maxTermBytes;
        _maxBatchBytes = maxBytes / options.ActualThreads;
        _files = files;
        _monitor = monitor;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Reads everything: what was put away, and one batch of each thread, all of which stay this object's.</summary>
    /// <exception cref="RdfSyntaxException">A document breaks the grammar; of several, the first one.</exception>
    public (IReadOnlyList<LoadPart> Spilled, IReadOnlyList<LoadBatch> Last) Run()
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken);
        _monitor.Begin(LoadPhase.Reading, _input.TotalBytes);
        LoadThreads.Run(_options.ActualThreads, _ => Read(failed));
        _cancellationToken.ThrowIfCancellationRequested();
        _input.ThrowIfFailed();
        return (_parts, _batches);
    }

    public void Dispose()
    {
        _input.Dispose();
        foreach (LoadPart part in _parts) part.Dispose();
        foreach (LoadBatch batch in _batches) batch.Dispose();
    }

    private void Read(CancellationTokenSource failed)
    {
        var sink = new BatchSink(_maxTermBytes, _maxBatchBytes, _options.CheckInterval, Spill);
        long reported = 0;
        LoadInput.Piece piece = default;
        try
        {
            var block = new LineBlock(_options.BlockBytes);
            LineBlockReader? lines = null;
            int document = -1;
            while (!_cancellationToken.IsCancellationRequested && _input.TryTake(block, out piece))
            {
                LoadSource source = piece.Source.Source;
                if (piece.Place.Document != document)
                {
                    document = piece.Place.Document;
                    sink.Begin(document, source.Graph is null ? null : Encoding.UTF8.GetBytes(source.Graph));
                    lines = piece.IsBlock ? new(source.Format, source.Options, sink) : null;
                }
                if (piece.IsBlock) ReadBlock(lines!, block, source);
                else ReadDocument(piece.Source);
                Report(piece.Position);
            }
        }
        catch (OperationCanceledException) when (failed.IsCancellationRequested)
        {
            // Whoever cancelled says why.
        }
        catch (Exception error)
        {
            string? name = piece.Source?.Source.Options.SourceName;
            _input.Fail(piece.Place, error is StorageLimitException && name is not null ? new StorageLimitException($"{name}: {error.Message}") : error);
            failed.Cancel();
        }
        finally
        {
            lock (_batches) _batches.Add(sink.Batch);
        }

        void ReadDocument(LoadSource.OpenSource open)
        {
            using (open)
            {
                sink.WhenChecked = () => Report(open.BytesBefore + open.Position);
                RdfReader.Read(open.Stream, open.Source.Format, open.Source.Options, sink, failed.Token);
                sink.WhenChecked = null;
            }
        }

        void Report(long position)
        {
            _monitor.Read(sink.Count - reported, position);
            reported = sink.Count;
        }
    }

    private static void ReadBlock(LineBlockReader reader, LineBlock block, LoadSource source)
    {
        try
        {
            reader.Read(block.Bytes);
            // The reader finds terms that are too long; of spaces and comments, which it passes, the rest would be read as statements.
            if (block.IsCut) throw new RdfSyntaxException($"the line is longer than {block.Bytes.Length:N0} bytes", source.Options.SourceName, 1, 1);
        }
        catch (RdfSyntaxException error) when (block.LinesBefore > 0)
        {
            throw new RdfSyntaxException(error.Reason, error.SourceName, error.Line + block.LinesBefore, error.Column);
        }
    }

    private void Spill(LoadBatch batch)
    {
        var part = new LoadPart(batch, _files!, _cancellationToken);
        lock (_parts) _parts.Add(part);
    }
}
