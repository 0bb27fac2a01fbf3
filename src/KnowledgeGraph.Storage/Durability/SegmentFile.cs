using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Durability;

/// <summary>A segment that was written to a file, and what is in it, read from there. The caller owns all three.</summary>
internal sealed record SegmentFile(long Number, MappedFile File, Layer Segment, SegmentDictionary Terms)
{
    /// <summary>The name of the file in the manifest.</summary>
    public FileId Id { get; } = new(Number, SegmentReader.ChecksumOf(File));
}
