namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>The last steps of framing (Framing §5.2): labels that nobody needs, preserved defaults and nulls.</summary>
internal static class FramedDocument
{
    /// <summary>Takes out the identifiers of blank nodes that stand only once, and puts preserved defaults in their places.</summary>
    public static LdArray Clean(LdArray framed, bool pruneBlankNodes)
    {
        var counts = new Dictionary<string, int>();
        if (pruneBlankNodes) Count(framed, counts);
        return (LdArray)Clean(framed, counts);
    }

    /// <summary>Puts null for <c>@null</c>, after compaction.</summary>
    public static LdValue RestoreNulls(LdValue value)
    {
        JsonLdLimits.CheckStack(value);
        switch (value)
        {
            case LdString { Value: "@null" }:
                return LdNull.Instance;
            case LdArray array:
                return new LdArray(array.Select(RestoreNulls).Where(item => item is not LdNull));
            case LdMap map:
                var result = new LdMap();
                foreach ((string key, LdValue entry) in map) result[key] = key == "@context" ? entry : RestoreNulls(entry);
                return result;
            default:
                return value;
        }
    }

    private static void Count(LdValue value, Dictionary<string, int> counts)
    {
        JsonLdLimits.CheckStack(value);
        if (value is LdArray array)
        {
            foreach (LdValue item in array) Count(item, counts);
        }
        else if (value is LdMap map && !map.ContainsKey("@value"))
        {
            foreach ((string key, LdValue entry) in map)
            {
                if (key is "@id" or "@type")
                {
                    foreach (LdString id in LdArray.Of(entry).OfType<LdString>().Where(id => JsonLdKeywords.IsBlankNode(id.Value)))
                    {
                        counts[id.Value] = counts.GetValueOrDefault(id.Value) + 1;
                    }
                }
                else
                {
                    Count(entry, counts);
                }
            }
        }
    }

    private static LdValue Clean(LdValue value, Dictionary<string, int> counts)
    {
        JsonLdLimits.CheckStack(value);
        if (value is LdArray array) return new LdArray(array.Select(item => Clean(item, counts)));
        if (value is not LdMap map || map.ContainsKey("@value")) return value;
        if (map["@preserve"] is { } preserved) return LdArray.Of(preserved) is [{ } first, ..] ? first : LdNull.Instance;
        var result = new LdMap();
        foreach ((string key, LdValue entry) in map)
        {
            if (key == "@id" && entry is LdString id && counts.GetValueOrDefault(id.Value) == 1) continue;
            result[key] = Clean(entry, counts);
        }
        return result;
    }
}
