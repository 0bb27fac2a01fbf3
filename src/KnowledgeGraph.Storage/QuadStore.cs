namespace KnowledgeGraph.Storage;

/// <summary>A store of quads: one writer at a time, any number of readers, each on its own <see cref="Snapshot"/>. Thread-safe.</summary>
public sealed class QuadStore : IDisposable
{
    /// <summary>Creates an empty store in memory.</summary>
    public static QuadStore CreateInMemory() => throw new NotSupportedException();

    /// <summary>Takes the current state for reading; dispose it when done.</summary>
    public Snapshot AcquireSnapshot() => throw new NotSupportedException();

    /// <summary>Starts the one write transaction, after the running one has ended.</summary>
    public WriteTransaction BeginWrite(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
