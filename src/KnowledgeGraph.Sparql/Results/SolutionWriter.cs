using System.Buffers;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>Gives the writer of a result format.</summary>
public static class SolutionWriter
{
    /// <summary>Creates a writer over a buffer: a pipe, or memory. The caller flushes it.</summary>
    public static ISolutionWriter Create(IBufferWriter<byte> output, SolutionFormat format) => throw new NotSupportedException($"{format} is not there yet");
}
