using System.Globalization;
using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Serialize RDF as JSON-LD (JSON-LD 1.1 API §8.4): the expanded form of a dataset.</summary>
internal sealed class ExpandedFromRdf(JsonLdOptions options)
{
    private const string I18n = "https://www.w3.org/ns/i18n#";
    private const string RdfJson = RdfVocabulary.Namespace + "JSON";

    private readonly Dictionary<string, Dictionary<string, LdMap>> _graphs = new() { [NodeMap.DefaultGraph] = [] };
    private readonly Dictionary<string, List<Usage>> _nilUsages = [];
    private readonly Dictionary<string, Usage?> _onlyUsages = [];
    private readonly HashSet<(LdArray Array, Term Item)> _present = [];

    /// <summary>Converts the quads of a dataset.</summary>
    public LdArray Convert(IEnumerable<Quad> dataset)
    {
        foreach (Quad quad in dataset) Add(quad);
        foreach ((string name, Dictionary<string, LdMap> graph) in _graphs)
        {
            if (options.RdfDirection == "compound-literal") ResolveCompoundLiterals(graph);
            ResolveLists(name, graph);
        }
        Dictionary<string, LdMap> main = _graphs[NodeMap.DefaultGraph];
        foreach ((string id, LdMap node) in main)
        {
            if (_graphs.TryGetValue(id, out Dictionary<string, LdMap>? graph)) node["@graph"] = Nodes(graph);
        }
        return Nodes(main);
    }

    private static LdArray Nodes(Dictionary<string, LdMap> graph) =>
        new(NodeMap.Sorted(graph.Keys).Select(id => graph[id]).Where(node => node.Count > 1));

    private void Add(Quad quad)
    {
        string name = quad.Graph is null ? NodeMap.DefaultGraph : ExpandedTerms.NodeId(quad.Graph);
        if (!_graphs.TryGetValue(name, out Dictionary<string, LdMap>? graph))
        {
            _graphs.Add(name, graph = []);
            NodeIn(_graphs[NodeMap.DefaultGraph], name);
        }
        LdMap node = NodeIn(graph, ExpandedTerms.NodeId(quad.Subject));
        string? id = quad.Object is Literal ? null : ExpandedTerms.NodeId(quad.Object);
        if (id is not null) NodeIn(graph, id);
        bool isType = quad.Predicate == RdfVocabulary.Type && id is not null && !options.UseRdfType;
        LdArray values = node.ArrayOf(isType ? "@type" : quad.Predicate.Value);
        if (!_present.Add((values, quad.Object))) return;
        if (isType)
        {
            values.Add(new LdString(id!));
            return;
        }
        LdMap value = quad.Object is Literal literal ? ValueOf(literal) : ExpandedTerms.ToObject(quad.Object);
        values.Add(value);
        if (id is null) return;
        var usage = new Usage(node, quad.Predicate.Value, value);
        if (quad.Object == RdfVocabulary.Nil)
        {
            if (!_nilUsages.TryGetValue(name, out List<Usage>? usages)) _nilUsages.Add(name, usages = []);
            usages.Add(usage);
        }
        else if (quad.Object is BlankNode)
        {
            if (!_onlyUsages.TryAdd(id, usage)) _onlyUsages[id] = null;
        }
    }

    private LdMap ValueOf(Literal literal)
    {
        string datatype = literal.Datatype.Value;
        if (datatype == RdfJson && options.ProcessingMode != "json-ld-1.0")
        {
            return new LdMap { ["@value"] = ParseJson(literal.LexicalForm), ["@type"] = new LdString("@json") };
        }
        if (options.RdfDirection == "i18n-datatype" && datatype.StartsWith(I18n, StringComparison.Ordinal))
        {
            string[] parts = datatype[I18n.Length..].Split('_', 2);
            var result = new LdMap { ["@value"] = new LdString(literal.LexicalForm) };
            if (parts[0].Length > 0) result["@language"] = new LdString(parts[0]);
            if (parts.Length > 1 && parts[1].Length > 0) result["@direction"] = new LdString(parts[1]);
            return result;
        }
        if (options.UseNativeTypes && Native(literal) is { } native) return new LdMap { ["@value"] = native };
        return ExpandedTerms.ToObject(literal);
    }

    private LdValue ParseJson(string text)
    {
        try
        {
            return LdParser.Parse(Encoding.UTF8.GetBytes(text), options.MaxDepth, "JSON literal");
        }
        catch (JsonLdException e)
        {
            throw new JsonLdException("invalid JSON literal", e.Message, null, e);
        }
    }

    private static LdValue? Native(Literal literal)
    {
        string text = literal.LexicalForm;
        if (literal.Datatype == XsdVocabulary.Boolean)
        {
            return text is "true" or "false" or "1" or "0" ? new LdBoolean(text is "true" or "1") : null;
        }
        bool isInteger = literal.Datatype == XsdVocabulary.Integer, isDouble = literal.Datatype == XsdVocabulary.Double;
        if (isInteger && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
        {
            return new LdNumber(integer.ToString(CultureInfo.InvariantCulture));
        }
        if (isDouble && double.TryParse(text, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number))
        {
            return new LdNumber(number.ToString("R", CultureInfo.InvariantCulture));
        }
        return null;
    }

    /// <summary>Turns the blank nodes that stand for strings with a direction into value objects.</summary>
    private void ResolveCompoundLiterals(Dictionary<string, LdMap> graph)
    {
        const string Direction = RdfVocabulary.Namespace + "direction";
        foreach (string id in graph.Keys.ToArray())
        {
            if (!graph.TryGetValue(id, out LdMap? node) || !node.ContainsKey(Direction)) continue;
            if (_onlyUsages.GetValueOrDefault(id) is not { } usage) continue;
            if (Text(node, "value") is not { } text) continue;
            graph.Remove(id);
            usage.Value.Remove("@id");
            usage.Value["@value"] = text;
            if (Text(node, "language") is { } language) usage.Value["@language"] = language;
            if (Text(node, "direction") is { } direction) usage.Value["@direction"] = direction;
        }

        static LdValue? Text(LdMap node, string property) =>
            node[RdfVocabulary.Namespace + property] is LdArray and [LdMap value] ? value["@value"] : null;
    }

    /// <summary>Turns well-formed lists into list objects, each from its end backwards.</summary>
    private void ResolveLists(string name, Dictionary<string, LdMap> graph)
    {
        if (!_nilUsages.TryGetValue(name, out List<Usage>? usages)) return;
        foreach (Usage end in usages)
        {
            Usage usage = end;
            var items = new List<LdValue>();
            while (usage.Property == RdfVocabulary.Rest.Value && IsCell(usage.Node)
                && _onlyUsages.GetValueOrDefault(usage.Node.String("@id")!) is { } owner)
            {
                items.Add(((LdArray)usage.Node[RdfVocabulary.First.Value]!)[0]);
                graph.Remove(usage.Node.String("@id")!);
                usage = owner;
            }
            items.Reverse();
            usage.Value.Remove("@id");
            usage.Value["@list"] = new LdArray(items);
        }
    }

    private static bool IsCell(LdMap node) =>
        JsonLdKeywords.IsBlankNode(node.String("@id"))
        && node[RdfVocabulary.First.Value] is LdArray { Count: 1 }
        && node[RdfVocabulary.Rest.Value] is LdArray { Count: 1 }
        && (node.Count == 3 || (node.Count == 4 && node["@type"] is LdArray and [LdString { Value: RdfVocabulary.Namespace + "List" }]));

    private static LdMap NodeIn(Dictionary<string, LdMap> graph, string id)
    {
        if (!graph.TryGetValue(id, out LdMap? node)) graph.Add(id, node = new LdMap { ["@id"] = new LdString(id) });
        return node;
    }

    /// <summary>Where a node is the object of a statement.</summary>
    private sealed record Usage(LdMap Node, string Property, LdMap Value);
}
