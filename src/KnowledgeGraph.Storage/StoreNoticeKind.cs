namespace KnowledgeGraph.Storage;

/// <summary>What a <see cref="StoreNotice"/> is about.</summary>
public enum StoreNoticeKind
{
    /// <summary>The log ended in a part of a commit, which was left out.</summary>
    TornLog,

    /// <summary>The store can be read, and nothing can be written to it.</summary>
    ReadOnly,

    /// <summary>A merge was done.</summary>
    Merged,

    /// <summary>A merge failed; the store goes on as it was.</summary>
    MergeFailed,
}
