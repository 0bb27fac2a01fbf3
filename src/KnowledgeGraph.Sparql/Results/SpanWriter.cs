namespace KnowledgeGraph.Sparql.Results;

/// <summary>Appends pieces to a span that was taken large enough beforehand.</summary>
internal ref struct SpanWriter(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    /// <summary>The bytes written so far.</summary>
    public int Length { get; private set; }

    public void Write(ReadOnlySpan<byte> piece)
    {
        piece.CopyTo(_destination[Length..]);
        Length += piece.Length;
    }

    public void Write(byte value) => _destination[Length++] = value;
}
