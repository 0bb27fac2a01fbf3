using System.Buffers.Text;

namespace KnowledgeGraph.Benchmarks.Generation;

/// <summary>
/// Writes N-Quads line after line from spans of UTF-8, straight into a buffer: no strings, no terms. Predicates and datatypes are given with
/// their angle brackets. Not safe for threads; owns the buffer, not the stream.
/// </summary>
internal sealed class StatementWriter(Stream stream, bool namedGraphs)
{
    private const int Room = 8192;

    private readonly byte[] _buffer = new byte[1 << 20];
    private readonly byte[] _subject = new byte[256];
    private readonly byte[] _graph = new byte[256];
    private int _length;
    private int _subjectLength;
    private int _graphLength;

    /// <summary>Lines written so far.</summary>
    public long Count { get; private set; }

    /// <summary>The thing about which the next lines speak.</summary>
    public void About(Entity subject) => _subjectLength = subject.Format(_subject);

    /// <summary>The named graph of the next lines. Without effect on N-Triples.</summary>
    public void InGraph(Entity graph)
    {
        if (!namedGraphs) return;
        _graph[0] = (byte)' ';
        _graphLength = 1 + graph.Format(_graph.AsSpan(1));
    }

    /// <summary>The next lines belong to the default graph, as the first ones do.</summary>
    public void InDefaultGraph() => _graphLength = 0;

    /// <summary>A line whose object is an IRI given with its angle brackets.</summary>
    public void Iri(ReadOnlySpan<byte> predicate, ReadOnlySpan<byte> iri)
    {
        Begin(predicate);
        Append(iri);
        End();
    }

    /// <summary>A line whose object is a made-up thing.</summary>
    public void Link(ReadOnlySpan<byte> predicate, Entity target)
    {
        Begin(predicate);
        _length += target.Format(_buffer.AsSpan(_length));
        End();
    }

    /// <summary>A line whose object is a plain string, a tagged one (<paramref name="suffix"/> <c>@fr</c>), or a typed one (<c>^^&lt;…&gt;</c>).</summary>
    public void Literal(ReadOnlySpan<byte> predicate, ReadOnlySpan<byte> text, ReadOnlySpan<byte> suffix = default)
    {
        Begin(predicate);
        Append("\""u8);
        Append(text);
        Append("\""u8);
        Append(suffix);
        End();
    }

    /// <summary>A line whose object is a number of the datatype.</summary>
    public void Number(ReadOnlySpan<byte> predicate, long number, ReadOnlySpan<byte> suffix)
    {
        Span<byte> digits = stackalloc byte[20];
        Utf8Formatter.TryFormat(number, digits, out int written);
        Literal(predicate, digits[..written], suffix);
    }

    /// <summary>Gives what is buffered to the stream.</summary>
    public void Flush()
    {
        stream.Write(_buffer, 0, _length);
        _length = 0;
    }

    private void Begin(ReadOnlySpan<byte> predicate)
    {
        if (_length > _buffer.Length - Room) Flush();
        Append(_subject.AsSpan(0, _subjectLength));
        Append(" "u8);
        Append(predicate);
        Append(" "u8);
    }

    private void End()
    {
        Append(_graph.AsSpan(0, _graphLength));
        Append(" .\n"u8);
        Count++;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }
}
