namespace KnowledgeGraph.Formats.Text;

/// <summary>A place in a text: line and column from 1, the column in characters. Lines end with LF, CR or CR LF.</summary>
internal readonly record struct TextPosition(long Line, long Column, bool AfterCarriageReturn)
{
    public static readonly TextPosition Start = new(1, 1, false);

    /// <summary>The place after more text, which must not end inside a character.</summary>
    public TextPosition After(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return this;
        // The second half of a CR LF that was cut in two ends no line of its own.
        ReadOnlySpan<byte> counted = AfterCarriageReturn && text[0] == (byte)'\n' ? text[1..] : text;
        long lines = 0;
        int lineStart = 0;
        int last = counted.LastIndexOfAny((byte)'\n', (byte)'\r');
        if (last >= 0)
        {
            ReadOnlySpan<byte> whole = counted[..(last + 1)];
            lines = whole.Count((byte)'\n') + LoneCarriageReturns(whole);
            lineStart = last + 1;
        }
        long characters = 0;
        foreach (byte b in counted[lineStart..])
        {
            if ((b & 0xC0) != 0x80) characters++;
        }
        return new TextPosition(Line + lines, (lines > 0 ? 1 : Column) + characters, text[^1] == (byte)'\r');
    }

    private static long LoneCarriageReturns(ReadOnlySpan<byte> text)
    {
        long count = 0;
        for (int at = text.IndexOf((byte)'\r'); at >= 0; at = text.IndexOf((byte)'\r'))
        {
            text = text[(at + 1)..];
            if (text.IsEmpty || text[0] != (byte)'\n') count++;
        }
        return count;
    }
}
