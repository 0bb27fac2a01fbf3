namespace KnowledgeGraph.Documents.Sources.Isolation;

/// <summary>
/// Reads documents in a child process of limited time and memory: the libraries that take documents apart can be led to run for minutes, to
/// fill the memory or to overflow the stack, and none of these may harm the process that serves the graph.
/// </summary>
/// <remarks>
/// The child is this program, started with a verb of its own, and reads one document after the other until the reader is disposed; after a
/// document that ended it, the next one has a new child. In programs that do not know the verb (<see cref="ReaderWorker.TryRun"/>),
/// documents are read in the process itself. Of one thread.
/// </remarks>
public sealed class IsolatedReader(ReaderLimits? limits = null) : IDisposable
{
    private readonly ReaderLimits _limits = limits ?? ReaderLimits.Default;
    private ReaderProcess? _process;

    /// <summary>Starts the child, which then gets ready while the caller does something else.</summary>
    public void Start()
    {
        if (ReaderWorker.IsServed) _process ??= ReaderProcess.Start(_limits);
    }

    /// <summary>Reads a document, by the extension of its name.</summary>
    /// <exception cref="DocumentException">As for <see cref="DocumentReader.Read"/>; or it takes more than the limits, or ends the child.</exception>
    public SourceDocument Read(SourceFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!ReaderWorker.IsServed) return DocumentReader.Read(file);
        Start();
        try
        {
            return _process!.Read(file, cancellationToken);
        }
        finally
        {
            if (_process!.IsSpent) Dispose();
        }
    }

    /// <summary>Ends the child.</summary>
    public void Dispose()
    {
        _process?.Dispose();
        _process = null;
    }
}
