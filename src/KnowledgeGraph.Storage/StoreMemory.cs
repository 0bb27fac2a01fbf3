namespace KnowledgeGraph.Storage;

/// <summary>The memory that a snapshot holds, in bytes; other snapshots may share it.</summary>
/// <param name="QuadBytes">The quads in all orders, with their directories.</param>
/// <param name="TermBytes">The dictionary.</param>
public readonly record struct StoreMemory(long QuadBytes, long TermBytes);
