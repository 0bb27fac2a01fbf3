namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Framing (JSON-LD 1.1 Framing §4.2): gives the nodes of a document the shape of a frame.</summary>
internal sealed class Framer
{
    private const string MergedGraph = "@merged";

    private readonly JsonLdOptions _options;
    private readonly Dictionary<string, Dictionary<string, LdMap>> _graphs;
    private readonly HashSet<(string Graph, string Id)> _embedded = [];
    private readonly HashSet<(string Graph, string Id)> _open = [];
    private readonly string _mainGraph;
    private long _budget;

    /// <summary>Takes a document.</summary>
    /// <param name="nodes">Its node map.</param>
    /// <param name="options">The options.</param>
    /// <param name="defaultGraphOnly">Whether the default graph is framed, and not all graphs merged.</param>
    public Framer(NodeMap nodes, JsonLdOptions options, bool defaultGraphOnly)
    {
        _options = options;
        _graphs = nodes.Graphs;
        _mainGraph = defaultGraphOnly ? NodeMap.DefaultGraph : MergedGraph;
        _budget = options.MaxFramedNodes;
        if (!defaultGraphOnly) _graphs[MergedGraph] = nodes.Merge();
    }

    /// <summary>Frames the document.</summary>
    public LdArray Frame(LdArray frame)
    {
        var result = new LdArray();
        LdMap pattern = frame.Count == 0 ? new LdMap() : Single(frame);
        Frame(_mainGraph, isEmbedded: false, NodeMap.Sorted(_graphs[_mainGraph].Keys), pattern, DefaultFlags, isTop: true, result.Add);
        return result;
    }

    /// <summary>Checks one frame object, and gives it back.</summary>
    /// <exception cref="JsonLdException">It is no map, or its @id or @type is no pattern.</exception>
    public static LdMap Validate(LdValue frame)
    {
        if (frame is not LdMap map) throw new JsonLdException("invalid frame", "a frame must be an object", frame);
        foreach (string key in (string[])["@id", "@type"])
        {
            if (map[key] is not { } value) continue;
            bool valid = LdArray.Of(value).All(item => item is LdString text ? JsonLdKeywords.IsIri(text.Value) || text.Value == "@json"
                : item is LdMap pattern && (pattern.Count == 0 || (key == "@type" && pattern.ContainsKey("@default"))));
            if (!valid) throw new JsonLdException("invalid frame", $"the {key} of a frame must hold IRIs or be empty", value);
        }
        return map;
    }

    private Flags DefaultFlags => new(_options.Embed, _options.Explicit, _options.RequireAll);

    private static LdMap Single(LdArray frame) =>
        frame.Count == 1 ? Validate(frame[0]) : throw new JsonLdException("invalid frame", "a frame must be one object", frame);

    private void Frame(
        string graph, bool isEmbedded, IEnumerable<string> ids, LdMap frame, Flags inherited, bool isTop, Action<LdMap> add)
    {
        JsonLdLimits.CheckStack(frame);
        Flags flags = inherited.With(frame);
        Dictionary<string, LdMap> nodes = _graphs[graph];
        foreach (string id in ids.Where(Matches))
        {
            if (--_budget < 0)
            {
                throw new JsonLdException("framing limit", $"the framed document has more than {_options.MaxFramedNodes} nodes");
            }
            // Each match at the top is a result of its own.
            if (isTop) _embedded.Clear();
            if (!isEmbedded && _embedded.Contains((graph, id))) continue;
            var output = new LdMap { ["@id"] = new LdString(id) };
            bool referenceOnly = isEmbedded
                && (flags.Embed == "@never" || _open.Contains((graph, id)) || (flags.Embed == "@once" && _embedded.Contains((graph, id))));
            if (!referenceOnly)
            {
                _embedded.Add((graph, id));
                bool opened = _open.Add((graph, id));
                Fill(output, graph, nodes[id], frame, flags, ids);
                if (opened) _open.Remove((graph, id));
            }
            add(output);
        }

        bool Matches(string id) => nodes.TryGetValue(id, out LdMap? node) && FrameMatcher.Matches(nodes, node, frame, flags.RequireAll);
    }

    private void Fill(LdMap output, string graph, LdMap node, LdMap frame, Flags flags, IEnumerable<string> ids)
    {
        string id = node.String("@id")!;
        if (_graphs.TryGetValue(id, out Dictionary<string, LdMap>? named)) FillGraph(output, graph, id, named, frame, flags);
        if (frame["@included"] is { } included)
        {
            LdMap pattern = Single(LdArray.Of(included));
            Frame(graph, isEmbedded: false, ids, pattern, flags, isTop: false, item => output.ArrayOf("@included").Add(item));
        }
        foreach (string property in node.SortedKeys)
        {
            LdValue values = node[property]!;
            if (JsonLdKeywords.IsKeyword(property))
            {
                output[property] = values;
            }
            else if (frame.ContainsKey(property) || !flags.Explicit)
            {
                foreach (LdValue value in LdArray.Of(values)) FillValue(output, graph, property, (LdMap)value, frame, flags);
            }
        }
        FillDefaults(output, frame);
        if (frame["@reverse"] is LdMap reverse) FillReverse(output, graph, id, reverse, flags);
    }

    private void FillGraph(LdMap output, string graph, string id, Dictionary<string, LdMap> named, LdMap frame, Flags flags)
    {
        LdMap pattern = frame["@graph"] is { } stated && LdArray.Of(stated) is [LdMap first, ..] ? Validate(first) : new LdMap();
        bool recurse = frame.ContainsKey("@graph") ? id is not (MergedGraph or NodeMap.DefaultGraph) : graph != MergedGraph;
        if (!recurse) return;
        Frame(id, isEmbedded: false, NodeMap.Sorted(named.Keys), pattern, flags, isTop: false, item => output.ArrayOf("@graph").Add(item));
    }

    private void FillValue(LdMap output, string graph, string property, LdMap value, LdMap frame, Flags flags)
    {
        LdMap pattern = frame[property] is { } stated && LdArray.Of(stated) is { Count: > 0 } patterns ? Single(patterns) : new LdMap();
        if (value["@list"] is { } list)
        {
            LdMap itemPattern = pattern["@list"] is { } items && LdArray.Of(items) is [LdMap first, ..] ? Validate(first) : new LdMap();
            var result = new LdArray();
            output.AddValue(property, new LdMap { ["@list"] = result }, asArray: true);
            foreach (LdValue item in LdArray.Of(list))
            {
                if (item is LdMap map && map.String("@id") is { } member)
                {
                    Frame(graph, isEmbedded: true, [member], itemPattern, flags, isTop: false, result.Add);
                }
                else
                {
                    result.Add(item);
                }
            }
        }
        else if (value.String("@id") is { } target)
        {
            Frame(graph, isEmbedded: true, [target], pattern, flags, isTop: false, item => output.ArrayOf(property).Add(item));
        }
        else if (FrameMatcher.MatchesValue(pattern, value))
        {
            output.ArrayOf(property).Add(value);
        }
    }

    private void FillDefaults(LdMap output, LdMap frame)
    {
        foreach (string property in frame.SortedKeys)
        {
            LdMap? pattern = LdArray.Of(frame[property]!) is [LdMap first, ..] ? first : null;
            bool hasDefault = pattern?.ContainsKey("@default") == true;
            if (JsonLdKeywords.IsKeyword(property) && !(property == "@type" && hasDefault)) continue;
            if (output.ContainsKey(property) || Flags.Read(pattern, "@omitDefault", _options.OmitDefault)) continue;
            LdArray values = hasDefault ? LdArray.Of(pattern!["@default"]!) : new LdArray(new LdString("@null"));
            output[property] = new LdArray(new LdMap { ["@preserve"] = values });
        }
    }

    private void FillReverse(LdMap output, string graph, string id, LdMap reverse, Flags flags)
    {
        foreach (string property in reverse.SortedKeys)
        {
            LdMap pattern = Single(LdArray.Of(reverse[property]!));
            foreach (string source in NodeMap.Sorted(_graphs[graph].Keys))
            {
                bool refers = _graphs[graph][source][property] is { } values
                    && LdArray.Of(values).Any(value => value is LdMap map && map.String("@id") == id);
                if (!refers) continue;
                LdArray target = output.MapOf("@reverse").ArrayOf(property);
                Frame(graph, isEmbedded: true, [source], pattern, flags, isTop: false, target.Add);
            }
        }
    }

    /// <summary>The flags of a frame, which the frames inside it inherit.</summary>
    private readonly record struct Flags(string Embed, bool Explicit, bool RequireAll)
    {
        public static bool Read(LdMap? frame, string key, bool otherwise) => Value(frame, key) switch
        {
            LdBoolean flag => flag.Value,
            LdString text => text.Value == "true",
            _ => otherwise,
        };

        public Flags With(LdMap frame) => new(
            ReadEmbed(frame, Embed), Read(frame, "@explicit", Explicit), Read(frame, "@requireAll", RequireAll));

        private static string ReadEmbed(LdMap frame, string otherwise) => Value(frame, "@embed") switch
        {
            null => otherwise,
            LdBoolean flag => flag.Value ? "@once" : "@never",
            LdString { Value: "@always" or "@once" or "@never" } text => text.Value,
            LdString { Value: "true" or "false" } text => text.Value == "true" ? "@once" : "@never",
            LdValue other => throw new JsonLdException("invalid @embed value", "@embed must be @always, @once or @never", other),
        };

        private static LdValue? Value(LdMap? frame, string key)
        {
            if (frame?[key] is not { } stated || LdArray.Of(stated) is not [{ } first, ..]) return null;
            return first is LdMap map ? map["@value"] ?? map["@id"] : first;
        }
    }
}
