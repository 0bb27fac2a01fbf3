using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents;

/// <summary>A document, or a file that reading documents needs, cannot be used. The message names the file and the line.</summary>
public sealed class DocumentException : KnowledgeGraphException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="reason">What is wrong and what was expected, without the position.</param>
    /// <param name="fileName">The file, as the caller named it.</param>
    /// <param name="line">The line, from 1; null where the whole file is meant.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public DocumentException(string reason, string fileName, int? line = null, Exception? innerException = null)
        : base(line is null ? $"{fileName}: {reason}" : $"{fileName}:{line}: {reason}", innerException!)
    {
        Reason = reason;
        FrenchReason = reason;
        FileName = fileName;
        Line = line;
    }

    /// <summary>What is wrong and what was expected.</summary>
    public string Reason { get; }

    /// <summary>The same in French, for editors; in English where nobody has put it into French.</summary>
    public string FrenchReason { get; init; }

    /// <summary>The file.</summary>
    public string FileName { get; }

    /// <summary>The line, from 1, or null.</summary>
    public int? Line { get; }
}
