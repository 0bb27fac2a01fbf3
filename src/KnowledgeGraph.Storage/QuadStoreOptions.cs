using System.ComponentModel.DataAnnotations;

namespace KnowledgeGraph.Storage;

/// <summary>The limits of a store, and how it behaves.</summary>
public sealed record QuadStoreOptions
{
    /// <summary>The most that <see cref="MaxTermBytes"/> can be: 256 MiB. The files of a store have no longer terms.</summary>
    public const int MostTermBytes = 256 * 1024 * 1024;

    /// <summary>The most UTF-8 bytes that one IRI or lexical form may have. Default 16 MiB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 1 to <see cref="MostTermBytes"/>.</exception>
    [Range(1, MostTermBytes)]
    public int MaxTermBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MostTermBytes);
            field = value;
        }
    } = 16 * 1024 * 1024;

    /// <summary>The most quads that one transaction may add and remove together. Default 1 billion.</summary>
    public long MaxTransactionQuads { get; init; } = 1_000_000_000;

    /// <summary>
    /// The bytes of a durable store's log from which everything is merged into a new segment, in the background. A longer log spares
    /// merges, and takes longer to read when the store is opened. It can grow to four times as much, and then writers wait. Default 32 MiB.
    /// </summary>
    public long MaxLogBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>
    /// The part of its time in which a merge in the background works, on one processor; it sleeps for the rest, so that readers and
    /// writers do not feel it. Default 0.5.
    /// </summary>
    [Range(0.01, 1)]
    public double MergeShare { get; init; } = 0.5;

    /// <summary>Whether opening a directory that holds no store is an error. Default false: an empty store is created there.</summary>
    public bool MustExist { get; init; }

    /// <summary>
    /// Is told what an operator may want to know, such as the end of a merge; perhaps on a thread of the store, which must not be kept
    /// waiting, and on which nothing may be thrown. Default null: nobody.
    /// </summary>
    public Action<StoreNotice>? Notify { get; init; }

    /// <summary>Whether merges run within the commits that make them due, for tests that need one order of events.</summary>
    internal bool MergesInline { get; init; }
}
