using System.Buffers;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>Gives the writer of a result format.</summary>
public static class SolutionWriter
{
    /// <summary>Creates a writer over a buffer: a pipe, or memory. The caller flushes it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The format is none of those defined.</exception>
    public static ISolutionWriter Create(IBufferWriter<byte> output, SolutionFormat format)
    {
        ArgumentNullException.ThrowIfNull(output);
        return format switch
        {
            SolutionFormat.Json => new JsonSolutionWriter(output),
            SolutionFormat.Xml => new XmlSolutionWriter(output),
            SolutionFormat.Csv => new CsvSolutionWriter(output),
            SolutionFormat.Tsv => new TsvSolutionWriter(output),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "there is no such result format"),
        };
    }
}
