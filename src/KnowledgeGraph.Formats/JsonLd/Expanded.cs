namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>What a map of expanded form is (JSON-LD 1.1 §9.2–9.6).</summary>
internal static class Expanded
{
    /// <summary>Whether the value is a value object.</summary>
    public static bool IsValue(LdValue? value) => value is LdMap map && map.ContainsKey("@value");

    /// <summary>Whether the value is a list object.</summary>
    public static bool IsList(LdValue? value) => value is LdMap map && map.ContainsKey("@list");

    /// <summary>Whether the map is a graph object: <c>@graph</c> with at most <c>@id</c> and <c>@index</c>.</summary>
    public static bool IsGraph(LdValue? value) =>
        value is LdMap map && map.ContainsKey("@graph") && map.Keys.All(key => key is "@graph" or "@id" or "@index");

    /// <summary>Whether the map is a graph object without name.</summary>
    public static bool IsSimpleGraph(LdValue? value) => IsGraph(value) && !((LdMap)value!).ContainsKey("@id");
}
