using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Merging;

/// <summary>What a merge made, the caller's: a segment and its terms, or neither where no quad is left; and what became of the old ids.</summary>
internal sealed record MergedSegment(Layer? Segment, SegmentDictionary? Terms, DictionaryMerge Ids);
