namespace KnowledgeGraph.Formats.NTriples;

/// <summary>What is wrong with a line and how many bytes from its start. It never leaves the readers, which add where the line stands.</summary>
internal sealed class LineException(string reason, int offset) : Exception(reason)
{
    /// <summary>What is wrong.</summary>
    public string Reason { get; } = reason;

    /// <summary>The byte of the line at which it is.</summary>
    public int Offset { get; } = offset;
}
