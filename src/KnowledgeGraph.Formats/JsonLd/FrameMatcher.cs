namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Frame matching (Framing §4.2.3): whether a node, or a value, fits a pattern.</summary>
internal static class FrameMatcher
{
    /// <summary>Whether a node fits a frame.</summary>
    /// <param name="nodes">The nodes of the graph, for patterns of their properties.</param>
    /// <param name="node">The node.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="requireAll">Whether all properties of the frame must fit, and not one alone.</param>
    public static bool Matches(IReadOnlyDictionary<string, LdMap> nodes, LdMap node, LdMap frame, bool requireAll)
    {
        bool any = false, isWildcard = true;
        foreach ((string key, LdValue pattern) in frame)
        {
            LdArray patterns = LdArray.Of(pattern);
            LdArray values = node[key] is { } present ? LdArray.Of(present) : new LdArray();
            bool matches;
            switch (key)
            {
                case "@id":
                    matches = patterns.Count == 0 || IsWildcard(patterns[0]) || patterns.Contains(node["@id"]!);
                    if (!requireAll) return matches;
                    break;
                case "@type":
                    isWildcard = false;
                    if (patterns.Count == 0 && values.Count > 0) return false;
                    matches = patterns.Count == 0 || (patterns is [{ } only] && IsWildcard(only) && values.Count > 0)
                        || patterns.Any(type => type is LdMap map ? map.ContainsKey("@default") : values.Contains(type));
                    if (!requireAll) return matches;
                    break;
                default:
                    if (JsonLdKeywords.IsKeyword(key)) continue;
                    isWildcard = false;
                    LdMap? first = patterns.Count > 0 ? Framer.Validate(patterns[0]) : null;
                    if (values.Count == 0 && first?.ContainsKey("@default") == true) continue;
                    if (values.Count > 0 && first is null) return false;
                    matches = first is null || MatchesProperty(nodes, values, first, requireAll);
                    break;
            }
            if (!matches && requireAll) return false;
            any |= matches;
        }
        return isWildcard || any;
    }

    /// <summary>Whether a value object fits a value pattern.</summary>
    public static bool MatchesValue(LdMap pattern, LdMap value)
    {
        bool free = !pattern.ContainsKey("@value") && !pattern.ContainsKey("@type") && !pattern.ContainsKey("@language");
        return free || (Fits("@value") && Fits("@type") && Fits("@language"));

        bool Fits(string key)
        {
            LdArray allowed = pattern[key] is { } given ? LdArray.Of(given) : new LdArray();
            LdValue? actual = value[key];
            if (actual is null) return allowed.Count == 0;
            return (allowed.Count > 0 && IsWildcard(allowed[0]))
                || allowed.Any(item => item.DeepEquals(actual) || (key == "@language" && SameLanguage(item, actual)));
        }
    }

    private static bool SameLanguage(LdValue a, LdValue b) =>
        a is LdString x && b is LdString y && string.Equals(x.Value, y.Value, StringComparison.OrdinalIgnoreCase);

    private static bool MatchesProperty(IReadOnlyDictionary<string, LdMap> nodes, LdArray values, LdMap pattern, bool requireAll)
    {
        if (pattern["@list"] is { } listPattern)
        {
            LdMap? item = LdArray.Of(listPattern) is { Count: > 0 } items ? items[0] as LdMap : null;
            return item is not null && values is [LdMap list, ..] && list["@list"] is { } members
                && LdArray.Of(members).Any(member => MatchesItem(nodes, member, item, requireAll));
        }
        if (pattern.ContainsKey("@value") || pattern.ContainsKey("@id"))
        {
            return values.Any(value => MatchesItem(nodes, value, pattern, requireAll));
        }
        return values.Count > 0;
    }

    private static bool MatchesItem(IReadOnlyDictionary<string, LdMap> nodes, LdValue value, LdMap pattern, bool requireAll)
    {
        if (value is not LdMap map) return false;
        if (pattern.ContainsKey("@value")) return MatchesValue(pattern, map);
        return map.String("@id") is { } id && nodes.TryGetValue(id, out LdMap? node) && Matches(nodes, node, pattern, requireAll);
    }

    private static bool IsWildcard(LdValue value) => value is LdMap { Count: 0 };
}
