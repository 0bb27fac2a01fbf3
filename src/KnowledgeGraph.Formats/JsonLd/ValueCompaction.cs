using System.Globalization;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Value compaction (JSON-LD 1.1 API §6.3): a plain JSON value where the context says the rest.</summary>
internal static class ValueCompaction
{
    /// <summary>Compacts a value object or node reference.</summary>
    /// <param name="active">The active context.</param>
    /// <param name="property">The compacted property; null at the top.</param>
    /// <param name="value">The value object or node reference.</param>
    /// <param name="relative">Whether IRIs may become relative to the base.</param>
    /// <param name="native">Whether canonical booleans and integers may become JSON values where they mean the same.</param>
    public static LdValue Compact(ActiveContext active, string? property, LdMap value, bool relative, bool native)
    {
        TermDefinition? definition = property is null ? null : active[property];
        bool indexIsLost = value.ContainsKey("@index") && !active.ContainersOf(property).HasFlag(Containers.Index);
        string? type = value.String("@type");
        if (value.String("@id") is { } id && value.Count == (value.ContainsKey("@index") ? 2 : 1))
        {
            if (definition?.TypeMapping == "@id") return new LdString(IriCompaction.Compact(active, id, relative: relative));
            if (definition?.TypeMapping == "@vocab") return new LdString(IriCompaction.Compact(active, id, vocabulary: true));
        }
        else if (type is not null && type == definition?.TypeMapping && !indexIsLost)
        {
            return value["@value"]!;
        }
        else if (definition?.TypeMapping != "@none" && type is null && value["@value"] is { } plain && !indexIsLost)
        {
            string? language = definition is { HasLanguage: true } ? definition.Language : active.Language;
            string? direction = definition is { HasDirection: true } ? definition.Direction : active.Direction;
            bool same = string.Equals(value.String("@language"), language, StringComparison.OrdinalIgnoreCase)
                && value.String("@direction") == direction;
            if (plain is not LdString || same) return plain;
        }
        bool canBeNative = native && definition?.TypeMapping is null && value.Count == 2;
        if (canBeNative && type is not null && NativeValue(type, value.String("@value")) is { } number)
        {
            return number;
        }

        var result = new LdMap();
        foreach ((string key, LdValue entry) in value)
        {
            if (key == "@index" && !indexIsLost) continue;
            LdValue compacted = key switch
            {
                "@type" when value.ContainsKey("@value") => new LdString(IriCompaction.Compact(active, type!, vocabulary: true)),
                "@id" when entry is LdString text => new LdString(IriCompaction.Compact(active, text.Value, relative: relative)),
                _ => entry,
            };
            result[IriCompaction.Keyword(active, key)] = compacted;
        }
        return result;
    }

    private static LdValue? NativeValue(string datatype, string? text)
    {
        if (text is null) return null;
        if (datatype == XsdVocabulary.Boolean.Value) return text is "true" or "false" ? new LdBoolean(text == "true") : null;
        if (datatype != XsdVocabulary.Integer.Value || text.Length > 15
            || !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
        {
            return null;
        }
        return number.ToString(CultureInfo.InvariantCulture) == text ? new LdNumber(text) : null;
    }
}
