using System.Text.Json;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Writes <see cref="LdValue"/>s as JSON text.</summary>
internal static class LdWriter
{
    /// <summary>Writes a value.</summary>
    public static void Write(Utf8JsonWriter writer, LdValue value)
    {
        switch (value)
        {
            case LdMap map:
                JsonLdLimits.CheckStack(map);
                writer.WriteStartObject();
                foreach ((string key, LdValue entry) in map)
                {
                    writer.WritePropertyName(key);
                    Write(writer, entry);
                }
                writer.WriteEndObject();
                break;
            case LdArray array:
                JsonLdLimits.CheckStack(array);
                writer.WriteStartArray();
                foreach (LdValue item in array) Write(writer, item);
                writer.WriteEndArray();
                break;
            case LdString text:
                writer.WriteStringValue(text.Value);
                break;
            case LdNumber number:
                writer.WriteRawValue(number.Text);
                break;
            case LdBoolean boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
