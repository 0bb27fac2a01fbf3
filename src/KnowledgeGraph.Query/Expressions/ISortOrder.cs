using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>A total order of ids, as ORDER BY takes them. One thread at a time.</summary>
internal interface ISortOrder : IComparer<ValueId>
{
    /// <summary>
    /// Finds numbers that compare as the values of a column do, so that sorting needs no comparisons of values; false where the column is
    /// too mixed for it.
    /// </summary>
    bool TryReadKeys(ReadOnlySpan<ValueId> ids, Span<ulong> keys);
}
