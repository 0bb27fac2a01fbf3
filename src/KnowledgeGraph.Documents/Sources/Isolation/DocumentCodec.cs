using System.Text;

namespace KnowledgeGraph.Documents.Sources.Isolation;

/// <summary>A document in bytes, as it goes from process to process: its text, then its blocks.</summary>
internal static class DocumentCodec
{
    /// <summary>The bytes of a document, without those of its file.</summary>
    public static byte[] Encode(SourceDocument document)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(document.Text);
            writer.Write7BitEncodedInt(document.Blocks.Count);
            foreach (TextBlock block in document.Blocks) Write(writer, block);
        }
        return bytes.ToArray();
    }

    /// <summary>The document of some bytes.</summary>
    /// <exception cref="InvalidDataException">They are not those of a document.</exception>
    /// <exception cref="IOException">They end too early.</exception>
    /// <exception cref="FormatException">A number in them is too long.</exception>
    public static SourceDocument Decode(byte[] bytes, SourceFile file)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
        string text = reader.ReadString();
        IReadOnlyList<TextBlock> blocks = ReadList(reader, () => ReadBlock(reader, text.Length));
        return new SourceDocument(file, text, blocks);
    }

    private static void Write(BinaryWriter writer, TextBlock block)
    {
        writer.Write((byte)block.Kind);
        writer.Write7BitEncodedInt(block.Level);
        Write(writer, block.Span);
        writer.Write7BitEncodedInt(block.Lines.Count);
        foreach (TextLine line in block.Lines)
        {
            Write(writer, line.Span);
            writer.Write7BitEncodedInt(line.Number);
        }
        writer.Write7BitEncodedInt(block.Links.Count);
        foreach (TextLink link in block.Links)
        {
            Write(writer, link.Span);
            writer.Write(link.Url);
        }
        writer.Write7BitEncodedInt(block.Strong.Count);
        foreach (TextSpan strong in block.Strong) Write(writer, strong);
        writer.Write(block.Cell is not null);
        if (block.Cell is { } cell)
        {
            writer.Write7BitEncodedInt(cell.Table);
            writer.Write7BitEncodedInt(cell.Row);
            writer.Write7BitEncodedInt(cell.Column);
        }
        writer.Write7BitEncodedInt(block.Page ?? 0);
    }

    private static TextBlock ReadBlock(BinaryReader reader, int length)
    {
        var kind = (BlockKind)reader.ReadByte();
        int level = reader.Read7BitEncodedInt();
        TextSpan span = ReadSpan(reader, length);
        List<TextLine> lines = ReadList(reader, () => new TextLine(ReadSpan(reader, length), reader.Read7BitEncodedInt()));
        if (!Enum.IsDefined(kind) || lines.Count == 0) throw new InvalidDataException("a block of no known kind, or without lines");
        return new TextBlock
        {
            Kind = kind,
            Level = level,
            Span = span,
            Lines = lines,
            Links = ReadList(reader, () => new TextLink(ReadSpan(reader, length), reader.ReadString())),
            Strong = ReadList(reader, () => ReadSpan(reader, length)),
            Cell = reader.ReadBoolean() ? new TablePosition(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt()) : null,
            Page = reader.Read7BitEncodedInt() is > 0 and int page ? page : null,
        };
    }

    private static void Write(BinaryWriter writer, TextSpan span)
    {
        writer.Write7BitEncodedInt(span.Start);
        writer.Write7BitEncodedInt(span.Length);
    }

    private static TextSpan ReadSpan(BinaryReader reader, int length)
    {
        int start = reader.Read7BitEncodedInt(), count = reader.Read7BitEncodedInt();
        return start >= 0 && count >= 0 && start <= length - count
            ? new TextSpan(start, start + count)
            : throw new InvalidDataException("a range that is not in the text");
    }

    /// <summary>A list, of as many items as it says to have; each takes bytes, so that no number is believed that has none to follow.</summary>
    private static List<T> ReadList<T>(BinaryReader reader, Func<T> read)
    {
        int count = reader.Read7BitEncodedInt();
        List<T> items = [];
        for (int i = 0; i < count; i++) items.Add(read());
        return items;
    }
}
