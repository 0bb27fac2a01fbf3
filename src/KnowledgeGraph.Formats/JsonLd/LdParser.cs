using System.Text;
using System.Text.Json;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Reads JSON text into <see cref="LdValue"/>s. Keys must be unique (JSON-LD 1.1 §9), and strings whole Unicode.</summary>
internal static class LdParser
{
    private const string Code = "loading document failed";

    /// <summary>Parses a document.</summary>
    /// <exception cref="JsonLdException">It is no JSON, is nested too deeply or repeats a key. The position is there.</exception>
    public static LdValue Parse(ReadOnlySpan<byte> document, int maxDepth, string? source)
    {
        int skipped = document.StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(document[skipped..], new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            if (!reader.Read()) throw new JsonLdException(Code, "the document is empty", source, 1, 1);
            LdValue value = ReadValue(ref reader, skipped);
            reader.Read();
            return value;
        }
        catch (JsonException e)
        {
            throw Located(e, document, maxDepth, source);
        }
        catch (JsonLdException e)
        {
            throw e.In(source, document);
        }
    }

    /// <summary>Parses a value that is known to be JSON, and stands at an offset of its document.</summary>
    public static LdValue ParseValue(ReadOnlySpan<byte> value, int offset, int maxDepth)
    {
        var reader = new Utf8JsonReader(value, new JsonReaderOptions { MaxDepth = maxDepth });
        reader.Read();
        return ReadValue(ref reader, offset);
    }

    private static LdValue ReadValue(ref Utf8JsonReader reader, int skipped)
    {
        int offset = (int)reader.TokenStartIndex + skipped;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadMap(ref reader, skipped);
            case JsonTokenType.StartArray:
                JsonLdLimits.CheckStack(null);
                var array = new LdArray { Offset = offset };
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) array.Add(ReadValue(ref reader, skipped));
                return array;
            case JsonTokenType.String:
                return new LdString(ReadString(ref reader, offset)) { Offset = offset };
            case JsonTokenType.Number:
                return new LdNumber(Encoding.ASCII.GetString(reader.ValueSpan)) { Offset = offset };
            case JsonTokenType.True or JsonTokenType.False:
                return new LdBoolean(reader.TokenType == JsonTokenType.True) { Offset = offset };
            default:
                return new LdNull { Offset = offset };
        }
    }

    private static LdMap ReadMap(ref Utf8JsonReader reader, int skipped)
    {
        JsonLdLimits.CheckStack(null);
        var map = new LdMap { Offset = (int)reader.TokenStartIndex + skipped };
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            int offset = (int)reader.TokenStartIndex + skipped;
            string key = ReadString(ref reader, offset);
            reader.Read();
            if (!map.TryAdd(key, ReadValue(ref reader, skipped)))
            {
                throw new JsonLdException(Code, $"the key “{key}” stands twice in one object", new LdNull { Offset = offset });
            }
        }
        return map;
    }

    private static string ReadString(ref Utf8JsonReader reader, int offset)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonLdException(Code, "the string is no valid Unicode", new LdNull { Offset = offset }, e);
        }
    }

    private static JsonLdException Located(JsonException e, ReadOnlySpan<byte> document, int maxDepth, string? source)
    {
        (string reason, int offset) = JsonSyntax.FindError(document, maxDepth);
        (long line, long column) = JsonPosition.Of(document, offset);
        return new JsonLdException(Code, $"no valid JSON: {reason}", source, line, column, e);
    }
}
