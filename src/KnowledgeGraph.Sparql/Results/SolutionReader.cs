namespace KnowledgeGraph.Sparql.Results;

/// <summary>Reads answers of SELECT and ASK queries, as other endpoints give them. Stateless and thread-safe.</summary>
/// <remarks>The input is untrusted: XML may have no DTD, and the caller bounds the size by the stream that it hands over.</remarks>
public static class SolutionReader
{
    /// <summary>Reads the whole stream (which stays open).</summary>
    /// <remarks>
    /// CSV does not tell kinds of term apart: everything but blank nodes comes back as a simple literal, and an empty field as unbound.
    /// </remarks>
    /// <exception cref="SolutionFormatException">The document breaks the format.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The format is none of those defined.</exception>
    public static SolutionTable Read(Stream stream, SolutionFormat format)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return format switch
        {
            SolutionFormat.Json => JsonSolutionReader.Read(stream),
            SolutionFormat.Xml => XmlSolutionReader.Read(stream),
            SolutionFormat.Csv => CsvSolutionReader.Read(stream),
            SolutionFormat.Tsv => TsvSolutionReader.Read(stream),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "there is no such result format"),
        };
    }
}
