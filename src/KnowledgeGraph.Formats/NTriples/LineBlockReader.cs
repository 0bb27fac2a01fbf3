using System.Buffers;
using System.Text;
using System.Text.Unicode;
using KnowledgeGraph.Formats.Text;

namespace KnowledgeGraph.Formats.NTriples;

/// <summary>
/// Reads N-Triples or N-Quads from memory, in blocks of whole lines, so that several threads can share a document: cut it behind line
/// ends, and give each thread a reader and a sink of its own. Nothing is copied but terms with escapes.
/// </summary>
/// <remarks>One thread at a time; keeps no state from block to block.</remarks>
public sealed class LineBlockReader
{
    private readonly LineParser _parser;
    private readonly string? _sourceName;

    /// <summary>Takes a syntax, <see cref="RdfFormat.NTriples"/> or <see cref="RdfFormat.NQuads"/>, and the sink of all blocks.</summary>
    public LineBlockReader(RdfFormat format, RdfReaderOptions options, IQuadSink sink)
    {
        if (format is not (RdfFormat.NTriples or RdfFormat.NQuads))
        {
            throw new ArgumentOutOfRangeException(nameof(format), format, "this syntax has no lines");
        }
        _parser = new LineParser(sink, format.HasGraphs(), options);
        _sourceName = options.SourceName ?? options.BaseIri;
    }

    /// <summary>Reads a block: whole lines, the last one with or without its end.</summary>
    /// <exception cref="RdfSyntaxException">
    /// A line breaks the grammar, or is no valid UTF-8; lines are counted from 1 at the start of the block.
    /// </exception>
    public void Read(ReadOnlySpan<byte> block)
    {
        if (!Utf8.IsValid(block)) throw InvalidUtf8(block);
        for (int start = 0; start < block.Length;)
        {
            int length = block[start..].IndexOfAny((byte)'\n', (byte)'\r');
            if (length < 0) length = block.Length - start;
            try
            {
                _parser.ReadLine(block.Slice(start, length));
            }
            catch (LineException error)
            {
                throw Error(block, start + error.Offset, error.Reason);
            }
            start += length + 1;
        }
    }

    private RdfSyntaxException InvalidUtf8(ReadOnlySpan<byte> block)
    {
        int valid = 0;
        while (Rune.DecodeFromUtf8(block[valid..], out _, out int length) == OperationStatus.Done) valid += length;
        return Error(block, valid, Utf8Input.InvalidByte(block[valid]));
    }

    private RdfSyntaxException Error(ReadOnlySpan<byte> block, int offset, string reason)
    {
        TextPosition at = TextPosition.Start.After(block[..offset]);
        return new RdfSyntaxException(reason, _sourceName, at.Line, at.Column);
    }
}
