namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Node map generation (JSON-LD 1.1 API §7.2): all nodes of a document by graph and identifier.</summary>
internal sealed class NodeMap
{
    /// <summary>The name under which the default graph stands.</summary>
    public const string DefaultGraph = "@default";

    private readonly Dictionary<string, string> _relabelled = [];
    private readonly HashSet<(LdArray Array, string Item)> _present = [];
    private int _count;

    /// <summary>Makes the node map of a document in expanded form.</summary>
    public NodeMap(LdArray expanded)
    {
        Graphs[DefaultGraph] = [];
        foreach (LdValue item in expanded) Add(item, DefaultGraph, null, null, null);
    }

    /// <summary>The nodes by identifier, by graph.</summary>
    public Dictionary<string, Dictionary<string, LdMap>> Graphs { get; } = [];

    /// <summary>The identifiers of a graph in code point order.</summary>
    public static IEnumerable<string> Sorted(IEnumerable<string> keys) => keys.Order(CodePointComparer.Instance);

    /// <summary>Flattening (§7.1): the nodes in code point order, those of named graphs under <c>@graph</c> of the graph's name.</summary>
    public LdArray Flatten()
    {
        Dictionary<string, LdMap> main = Graphs[DefaultGraph];
        foreach (string name in Sorted(Graphs.Keys))
        {
            if (name != DefaultGraph) NodeIn(main, name)["@graph"] = Nodes(Graphs[name]);
        }
        return Nodes(main);
    }

    /// <summary>One graph with the nodes of all (Framing §4.2.2, merge node maps).</summary>
    public Dictionary<string, LdMap> Merge()
    {
        Dictionary<string, LdMap> merged = [];
        foreach (string name in Sorted(Graphs.Keys))
        {
            foreach ((string id, LdMap node) in Graphs[name])
            {
                LdMap target = NodeIn(merged, id);
                foreach ((string property, LdValue values) in node)
                {
                    if (JsonLdKeywords.IsKeyword(property) && property != "@type") target[property] = values;
                    else foreach (LdValue value in LdArray.Of(values)) AddOnce(target.ArrayOf(property), value);
                }
            }
        }
        return merged;
    }

    private static LdArray Nodes(Dictionary<string, LdMap> graph) =>
        new(Sorted(graph.Keys).Select(id => graph[id]).Where(node => node.Count > 1));

    private static LdMap NodeIn(Dictionary<string, LdMap> graph, string id)
    {
        if (!graph.TryGetValue(id, out LdMap? node)) graph.Add(id, node = new LdMap { ["@id"] = new LdString(id) });
        return node;
    }

    /// <summary>Adds an element to the map.</summary>
    /// <param name="element">The element.</param>
    /// <param name="graph">The graph in which it stands.</param>
    /// <param name="subject">The node of which it is a value.</param>
    /// <param name="property">The property of which it is a value.</param>
    /// <param name="list">The list in which it stands.</param>
    private void Add(LdValue element, string graph, LdMap? subject, string? property, LdArray? list)
    {
        JsonLdLimits.CheckStack(element);
        if (element is LdArray array)
        {
            foreach (LdValue item in array) Add(item, graph, subject, property, list);
            return;
        }
        var map = (LdMap)element;
        if (map.ContainsKey("@value"))
        {
            if (list is not null) list.Add(map);
            else if (subject is not null) AddOnce(subject.ArrayOf(property!), map);
        }
        else if (map["@list"] is { } items)
        {
            var inner = new LdArray();
            Add(LdArray.Of(items), graph, subject, property, inner);
            var result = new LdMap { ["@list"] = inner };
            if (list is not null) list.Add(result);
            else subject?.ArrayOf(property!).Add(result);
        }
        else
        {
            LdMap node = AddNode(map, graph);
            if (property is null) return;
            var reference = new LdMap { ["@id"] = node["@id"]! };
            if (list is not null) list.Add(reference);
            else AddOnce(subject!.ArrayOf(property), reference);
        }
    }

    private LdMap AddNode(LdMap element, string graph)
    {
        string id = element.String("@id") is { } given ? Relabel(given) : NewBlankNode();
        LdMap node = NodeIn(Graphs[graph], id);
        if (element["@type"] is { } types)
        {
            foreach (LdValue type in LdArray.Of(types))
            {
                if (type is LdString text) AddOnce(node.ArrayOf("@type"), new LdString(Relabel(text.Value)));
            }
        }
        if (element["@index"] is { } index)
        {
            if (node["@index"] is { } other && !other.DeepEquals(index))
            {
                throw new JsonLdException("conflicting indexes", $"the node {id} has two different indexes", index);
            }
            node["@index"] = index;
        }
        if (element["@reverse"] is LdMap reverse)
        {
            foreach ((string property, LdValue values) in reverse)
            {
                foreach (LdValue value in LdArray.Of(values))
                {
                    LdMap source = AddNode((LdMap)value, graph);
                    AddOnce(source.ArrayOf(Relabel(property)), new LdMap { ["@id"] = new LdString(id) });
                }
            }
        }
        if (element["@graph"] is { } inner)
        {
            Graphs.TryAdd(id, []);
            Add(inner, id, null, null, null);
        }
        if (element["@included"] is { } included) Add(included, graph, null, null, null);
        foreach (string property in element.SortedKeys)
        {
            if (property is "@id" or "@type" or "@index" or "@reverse" or "@graph" or "@included") continue;
            string name = Relabel(property);
            node.ArrayOf(name);
            Add(element[property]!, graph, node, name, null);
        }
        return node;
    }

    /// <summary>Adds an item to a set of values; what is there already stays alone.</summary>
    private void AddOnce(LdArray array, LdValue item)
    {
        if (_present.Add((array, JsonCanonicalizer.Canonicalize(item)))) array.Add(item);
    }

    private string Relabel(string id)
    {
        if (!JsonLdKeywords.IsBlankNode(id)) return id;
        if (!_relabelled.TryGetValue(id, out string? label)) _relabelled.Add(id, label = NewBlankNode());
        return label;
    }

    private string NewBlankNode() => $"_:b{_count++}";
}
