namespace KnowledgeGraph.Storage;

/// <summary>
/// Data passes a limit of the store, such as <see cref="QuadStoreOptions.MaxTermBytes"/>. The transaction stays as it was before the
/// call.
/// </summary>
public sealed class StorageLimitException : StorageException
{
    /// <summary>Creates the exception.</summary>
    public StorageLimitException(string message)
        : base(message)
    {
    }
}
