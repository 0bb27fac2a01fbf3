namespace KnowledgeGraph.Storage;

/// <summary>A part of what a snapshot holds.</summary>
/// <param name="Name">An order of the quads or a kind of terms.</param>
/// <param name="Bytes">Its size in memory, and in the segment's file.</param>
public readonly record struct StorePart(string Name, long Bytes);
