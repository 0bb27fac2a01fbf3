namespace KnowledgeGraph.Storage;

/// <summary>Something about a store that its operator may want to know, and that is no error of the caller.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Message">What happened, in a sentence.</param>
public readonly record struct StoreNotice(StoreNoticeKind Kind, string Message);
