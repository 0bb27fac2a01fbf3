using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage;

/// <summary>A store of quads: one writer at a time, any number of readers, each on its own <see cref="Snapshot"/>. Thread-safe.</summary>
public sealed class QuadStore : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly QuadStoreOptions _options;
    private StoreState _current;
    private int _disposed;

    private QuadStore(QuadStoreOptions options)
    {
        _options = options;
        _current = new(new TermDictionary(options.MaxTermBytes), 0, 0, []);
    }

    /// <summary>Creates an empty store in memory.</summary>
    /// <param name="options">The limits; null for the defaults.</param>
    public static QuadStore CreateInMemory(QuadStoreOptions? options = null) => new(options ?? new());

    /// <summary>Takes the current state for reading, without waiting; dispose it when done.</summary>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public Snapshot AcquireSnapshot()
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
            StoreState state = Volatile.Read(ref _current);
            // Lost only to a commit that swapped the state in between: the next one is there already.
            if (state.TryAddReference()) return new(state);
        }
    }

    /// <summary>Starts the one write transaction, after the running one has ended.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public WriteTransaction BeginWrite(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        _writer.Wait(cancellationToken);
        if (Volatile.Read(ref _disposed) == 0) return new(this, _current, _options);
        _writer.Release();
        throw new ObjectDisposedException(nameof(QuadStore));
    }

    /// <summary>Closes the store, after the running write transaction has ended. Open snapshots go on until they are disposed.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _writer.Wait();
        _current.Release();
        _writer.Release();
    }

    /// <summary>Publishes a state, whose reference the store takes over.</summary>
    internal void Publish(StoreState state) => Interlocked.Exchange(ref _current, state).Release();

    /// <summary>Lets the next transaction begin.</summary>
    internal void EndWrite() => _writer.Release();
}
