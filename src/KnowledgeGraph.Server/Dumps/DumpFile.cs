namespace KnowledgeGraph.Server.Dumps;

/// <summary>A dump on disk.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Hash">The SHA-256 of its bytes, in hexadecimal: the strong validator of HTTP caches.</param>
internal sealed record DumpFile(string Path, string Hash);
