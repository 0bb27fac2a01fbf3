using System.Text.Json;
using System.Text.Json.Nodes;

namespace KnowledgeGraph.Conformance.JsonLd;

/// <summary>
/// Equality of JSON-LD documents as the suites define it: maps and arrays without order, the arrays of lists with it. Where the
/// context gives lists another name, <paramref name="ordered"/> compares every array in order. Language tags are equal whatever
/// their case: the expected results have them in lower case, which processors may do and this one does not.
/// </summary>
internal sealed class JsonComparison(bool ordered)
{
    /// <summary>Whether both are the same document.</summary>
    public bool AreEqual(byte[] expected, byte[] actual) =>
        Normalize(JsonNode.Parse(expected), ordered) == Normalize(JsonNode.Parse(actual), ordered);

    private string Normalize(KeyValuePair<string, JsonNode?> entry)
    {
        string value = Normalize(entry.Value, ordered || entry.Key == "@list");
        return entry.Key == "@language" ? value.ToLowerInvariant() : value;
    }

    private string Normalize(JsonNode? node, bool inOrder)
    {
        switch (node)
        {
            case JsonObject map:
                IEnumerable<string> entries = map
                    .OrderBy(entry => entry.Key, StringComparer.Ordinal)
                    .Select(entry => $"{JsonSerializer.Serialize(entry.Key)}:{Normalize(entry)}");
                return $"{{{string.Join(',', entries)}}}";
            case JsonArray array:
                IEnumerable<string> items = array.Select(item => Normalize(item, ordered));
                return $"[{string.Join(',', inOrder ? items : items.Order(StringComparer.Ordinal))}]";
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                return value.GetValue<double>().ToString(System.Globalization.CultureInfo.InvariantCulture);
            default:
                return node?.ToJsonString() ?? "null";
        }
    }
}
