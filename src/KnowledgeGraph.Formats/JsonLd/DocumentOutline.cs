using System.Text.Json;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>
/// Where the nodes of a document stand, where it is an array of them, or an object of nothing but <c>@context</c> and <c>@graph</c>:
/// such a document can be read node by node, and only the node at hand is held as a tree.
/// </summary>
/// <param name="Context">The value of <c>@context</c>; empty where there is none.</param>
/// <param name="Nodes">The array of nodes.</param>
/// <param name="IsGraph">Whether the array stands under <c>@graph</c>.</param>
internal readonly record struct DocumentOutline(Range Context, Range Nodes, bool IsGraph)
{
    /// <summary>The outline of a document; null where it has another form, or is no JSON.</summary>
    public static DocumentOutline? Of(ReadOnlySpan<byte> document, int maxDepth)
    {
        int skipped = document.StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(document[skipped..], new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            DocumentOutline? outline = Read(ref reader, skipped);
            // To the very end, so that nothing is handed on of a document that turns out to be broken.
            if (outline is not null) reader.Read();
            return outline;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The latter: a key with half of a surrogate pair. Whoever parses the whole says what is wrong and where.
            return null;
        }
    }

    private static DocumentOutline? Read(ref Utf8JsonReader reader, int skipped)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray) return new DocumentOutline(default, ValueAt(ref reader, skipped), IsGraph: false);
        if (reader.TokenType != JsonTokenType.StartObject) return null;
        Range? context = null, nodes = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isContext = reader.ValueTextEquals("@context"u8);
            if (!isContext && !reader.ValueTextEquals("@graph"u8)) return null;
            reader.Read();
            if (isContext ? context is not null : nodes is not null || reader.TokenType != JsonTokenType.StartArray) return null;
            if (isContext) context = ValueAt(ref reader, skipped);
            else nodes = ValueAt(ref reader, skipped);
        }
        return nodes is { } array ? new DocumentOutline(context ?? default, array, IsGraph: true) : null;
    }

    private static Range ValueAt(ref Utf8JsonReader reader, int skipped)
    {
        int start = (int)reader.TokenStartIndex + skipped;
        reader.Skip();
        return start..((int)reader.BytesConsumed + skipped);
    }
}
