using System.Buffers;
using System.Text.Json;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>
/// Tells whether a document can be read node by node: it is an array of nodes, or an object of nothing but a <c>@context</c> and behind it
/// such an array as <c>@graph</c>.
/// </summary>
internal struct DocumentOutline
{
    private readonly int _maxNodeBytes;
    private int _nodeDepth;
    private long _nodeStart;
    private State _state;

    private DocumentOutline(int maxNodeBytes) => _maxNodeBytes = maxNodeBytes;

    private enum State
    {
        AtStart,
        BeforeContext,
        InContext,
        BeforeGraph,
        InNodes,
        Other,
    }

    /// <summary>
    /// Reads a document to its very end, so that nothing is handed on of one that turns out to be broken. False for other forms, for nodes
    /// of more bytes than given, and for what is no JSON: whoever parses the whole says what is wrong.
    /// </summary>
    public static bool IsListOfNodes(Stream stream, int maxDepth, int maxNodeBytes, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            return new DocumentOutline(maxNodeBytes).Scan(stream, ref buffer, maxDepth, cancellationToken);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private bool Scan(Stream stream, ref byte[] buffer, int maxDepth, CancellationToken cancellationToken)
    {
        var json = new JsonReaderState(new JsonReaderOptions { MaxDepth = maxDepth });
        long offset = 0;
        int length = 0;
        bool isFinal = false;
        while (_state != State.Other)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (length == buffer.Length && !TryGrow(ref buffer)) return false;
            int read = stream.Read(buffer, length, buffer.Length - length);
            length += read;
            isFinal = read == 0;
            int skipped = offset == 0 && buffer.AsSpan(0, length).StartsWith("\uFEFF"u8) ? 3 : 0;
            var reader = new Utf8JsonReader(buffer.AsSpan(skipped, length - skipped), isFinal, json);
            while (_state != State.Other && reader.Read()) Take(ref reader, offset + skipped);
            json = reader.CurrentState;
            int consumed = (int)reader.BytesConsumed + skipped;
            buffer.AsSpan(consumed, length - consumed).CopyTo(buffer);
            length -= consumed;
            offset += consumed;
            if (isFinal) break;
        }
        return _state == State.InNodes;
    }

    private bool TryGrow(ref byte[] buffer)
    {
        if (buffer.Length > _maxNodeBytes) return false;
        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
        return true;
    }

    private void Take(ref Utf8JsonReader reader, long offset)
    {
        JsonTokenType type = reader.TokenType;
        int depth = reader.CurrentDepth;
        switch (_state)
        {
            case State.AtStart:
                _nodeDepth = type == JsonTokenType.StartArray ? 1 : 2;
                _state = type == JsonTokenType.StartArray ? State.InNodes
                    : type == JsonTokenType.StartObject ? State.BeforeContext : State.Other;
                break;
            case State.BeforeContext or State.BeforeGraph or State.InContext:
                if (depth == 1 && type != JsonTokenType.EndObject && type != JsonTokenType.EndArray) TakeEntry(ref reader);
                else if (depth == 0) _state = State.Other;
                break;
            case State.InNodes:
                // Behind the array under @graph there is nothing but the end of the object.
                if (depth < _nodeDepth && type is not (JsonTokenType.EndArray or JsonTokenType.EndObject)) _state = State.Other;
                if (depth != _nodeDepth) break;
                if (type is JsonTokenType.StartObject or JsonTokenType.StartArray) _nodeStart = offset + reader.TokenStartIndex;
                else if (offset + reader.BytesConsumed - _nodeStart > _maxNodeBytes && IsEnd(type)) _state = State.Other;
                break;
        }
    }

    private void TakeEntry(ref Utf8JsonReader reader)
    {
        bool isContext = _state == State.BeforeContext && IsKey(ref reader, "@context"u8);
        if (isContext) _state = State.InContext;
        else if (reader.TokenType != JsonTokenType.PropertyName) _state = AfterValue(reader.TokenType);
        else _state = IsKey(ref reader, "@graph"u8) ? State.BeforeGraph : State.Other;
    }

    // The value of @context may be anything, that of @graph is an array.
    private readonly State AfterValue(JsonTokenType type) => _state switch
    {
        State.InContext => State.InContext,
        State.BeforeGraph when type == JsonTokenType.StartArray => State.InNodes,
        _ => State.Other,
    };

    private static bool IsKey(ref Utf8JsonReader reader, ReadOnlySpan<byte> key) =>
        reader.TokenType == JsonTokenType.PropertyName && !reader.ValueIsEscaped && reader.ValueTextEquals(key);

    private static bool IsEnd(JsonTokenType type) => type is JsonTokenType.EndObject or JsonTokenType.EndArray;
}
