namespace KnowledgeGraph.Benchmarks.Syntax;

/// <summary>What a run took: wall time, processor time of all threads, and the most memory at once in bytes (0: not measured).</summary>
internal readonly record struct RunResult(TimeSpan Wall, TimeSpan Processor, long PeakBytes);
