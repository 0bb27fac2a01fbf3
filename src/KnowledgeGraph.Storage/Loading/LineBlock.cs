namespace KnowledgeGraph.Storage.Loading;

/// <summary>Whole lines of a document, for one thread to read while others read other lines. One thread at a time.</summary>
/// <param name="size">The bytes to take; a line that is longer makes it more.</param>
internal sealed class LineBlock(int size)
{
    private byte[] _bytes = new byte[size];
    private int _length;

    /// <summary>The lines.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Whether this is the beginning of one line, which is longer than a line may be; what follows it is no line.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The lines before the first one.</summary>
    public long LinesBefore { get; private set; }

    /// <summary>
    /// Takes what is left over from the block before, and whole lines behind it; what is cut of the next line is left over then. False
    /// where the document has ended.
    /// </summary>
    public bool Fill(Stream stream, ref byte[] rest, ref long lines, long maxLineBytes)
    {
        if (_bytes.Length <= rest.Length) _bytes = new byte[rest.Length * 2];
        rest.CopyTo(_bytes, 0);
        int filled = rest.Length;
        rest = [];
        IsCut = false;
        int end;
        while (true)
        {
            int read = stream.ReadAtLeast(_bytes.AsSpan(filled), _bytes.Length - filled, throwOnEndOfStream: false);
            filled += read;
            end = filled;
            if (filled < _bytes.Length) break;
            end = EndOfLines(_bytes.AsSpan(0, filled));
            if (end > 0) break;
            end = filled;
            IsCut = filled > maxLineBytes;
            if (IsCut) break;
            Array.Resize(ref _bytes, (int)Math.Min(filled * 2L, Array.MaxLength));
        }
        if (end < filled) rest = _bytes[end..filled];
        _length = end;
        LinesBefore = lines;
        lines += CountLines(_bytes.AsSpan(0, end));
        return end > 0;
    }

    // Behind the last line end; 0 where there is none that is sure to be whole.
    private static int EndOfLines(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.LastIndexOf((byte)'\n') + 1;
        return end > 0 ? end : bytes[..^1].LastIndexOf((byte)'\r') + 1;
    }

    private static long CountLines(ReadOnlySpan<byte> bytes)
    {
        long lines = bytes.Count((byte)'\n');
        if (!bytes.Contains((byte)'\r')) return lines;
        for (int at = bytes.IndexOf((byte)'\r'); at >= 0;)
        {
            bytes = bytes[(at + 1)..];
            if (bytes.IsEmpty || bytes[0] != (byte)'\n') lines++;
            at = bytes.IndexOf((byte)'\r');
        }
        return lines;
    }
}
