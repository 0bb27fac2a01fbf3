namespace KnowledgeGraph.Storage;

/// <summary>The limits of a store.</summary>
public sealed record QuadStoreOptions
{
    /// <summary>The most UTF-8 bytes that one IRI or lexical form may have. Default 16 MiB; at most 1 GiB.</summary>
    public int MaxTermBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The most quads that one transaction may add and remove together. Default 1 billion.</summary>
    public long MaxTransactionQuads { get; init; } = 1_000_000_000;

    /// <summary>
    /// The bytes of a durable store's log from which the next commit merges everything into a new segment. A longer log spares merges,
    /// and takes longer to read when the store is opened. Default 128 MiB.
    /// </summary>
    public long MaxLogBytes { get; init; } = 128 * 1024 * 1024;

    /// <summary>Whether opening a directory that holds no store is an error. Default false: an empty store is created there.</summary>
    public bool MustExist { get; init; }
}
