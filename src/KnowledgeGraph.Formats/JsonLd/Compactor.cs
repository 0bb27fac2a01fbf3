namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Compaction (JSON-LD 1.1 API §6.1): writes expanded form in the terms of a context.</summary>
internal sealed class Compactor(ContextProcessor contexts, JsonLdOptions options, bool native = false)
{
    /// <summary>Compacts a value of a property; <paramref name="property"/> is null at the top.</summary>
    public LdValue Compact(ActiveContext active, string? property, LdValue element)
    {
        JsonLdLimits.CheckStack(element);
        switch (element)
        {
            case LdArray array:
                var items = new LdArray(array.Select(item => Compact(active, property, item)).Where(item => item is not LdNull));
                bool keep = items.Count != 1 || !options.CompactArrays || property is "@graph" or "@set"
                    || (active.ContainersOf(property) & (Containers.List | Containers.Set)) != 0;
                return keep ? items : items[0];
            case LdMap map:
                return CompactMap(active, property, map);
            default:
                return element;
        }
    }

    private LdValue CompactMap(ActiveContext active, string? property, LdMap element)
    {
        ActiveContext outer = active;
        if (active.Previous is not null && !element.ContainsKey("@value") && !(element.Count == 1 && element.ContainsKey("@id")))
        {
            active = active.Previous;
        }
        if (property is not null && outer[property] is { Context: not null } definition)
        {
            active = contexts.ProcessScoped(active, definition, propagate: true);
        }
        if (element.ContainsKey("@value") || (element.ContainsKey("@id") && element.Count == (element.ContainsKey("@index") ? 2 : 1)))
        {
            return ValueCompaction.Compact(active, property, element, options.CompactToRelative, native);
        }
        if (element["@list"] is { } list && active.ContainersOf(property).HasFlag(Containers.List)) return Compact(active, property, list);

        // Types are read in the context that covers the node from outside, as expansion reads them.
        ActiveContext typeScoped = active;
        var result = new LdMap();
        if (element["@type"] is { } types)
        {
            foreach (string type in LdArray.Of(types).OfType<LdString>()
                .Select(type => IriCompaction.Compact(typeScoped, type.Value, vocabulary: true)).Order(CodePointComparer.Instance))
            {
                if (typeScoped[type] is { Context: not null } scoped) active = contexts.ProcessScoped(active, scoped, propagate: false);
            }
        }
        bool insideReverse = property == "@reverse";
        foreach (string key in options.Ordered ? element.SortedKeys : element.Keys)
        {
            LdValue value = element[key]!;
            switch (key)
            {
                case "@id":
                    result[IriCompaction.Keyword(active, "@id")] = value is LdString id ? new LdString(CompactId(active, id.Value)) : value;
                    break;
                case "@type":
                    CompactTypes(active, typeScoped, value, result);
                    break;
                case "@reverse":
                    CompactReverse(active, value, result);
                    break;
                case "@preserve":
                    if (Compact(active, property, value) is not LdArray { Count: 0 } and var preserved) result["@preserve"] = preserved;
                    break;
                case "@index" when active.ContainersOf(property).HasFlag(Containers.Index):
                    break;
                case "@direction" or "@index" or "@language" or "@value":
                    result[IriCompaction.Keyword(active, key)] = value;
                    break;
                default:
                    CompactProperty(active, key, LdArray.Of(value), insideReverse, result);
                    break;
            }
        }
        return result;
    }

    private string CompactId(ActiveContext active, string id) => IriCompaction.Compact(active, id, relative: options.CompactToRelative);

    private void CompactTypes(ActiveContext active, ActiveContext typeScoped, LdValue value, LdMap result)
    {
        string alias = IriCompaction.Keyword(active, "@type");
        bool asArray = (active.ContainersOf(alias).HasFlag(Containers.Set) && !contexts.IsVersion10) || !options.CompactArrays;
        if (value is LdArray { Count: 0 })
        {
            result[alias] = value;
            return;
        }
        foreach (LdValue type in LdArray.Of(value))
        {
            LdValue compacted = type;
            if (type is LdString text) compacted = new LdString(IriCompaction.Compact(typeScoped, text.Value, vocabulary: true));
            result.AddValue(alias, compacted, asArray);
        }
    }

    private void CompactReverse(ActiveContext active, LdValue value, LdMap result)
    {
        var compacted = (LdMap)Compact(active, "@reverse", value);
        foreach (string term in compacted.Keys.ToArray())
        {
            if (active[term] is not { IsReverse: true } definition) continue;
            result.AddValue(term, compacted[term]!, definition.Containers.HasFlag(Containers.Set) || !options.CompactArrays);
            compacted.Remove(term);
        }
        if (compacted.Count > 0) result[IriCompaction.Keyword(active, "@reverse")] = compacted;
    }

    private void CompactProperty(ActiveContext active, string key, LdArray values, bool insideReverse, LdMap result)
    {
        if (values.Count == 0)
        {
            string term = IriCompaction.Compact(active, key, values, vocabulary: true, insideReverse);
            NestOf(active, term, result).AddValue(term, values, asArray: true);
            return;
        }
        foreach (LdValue item in values)
        {
            string term = IriCompaction.Compact(active, key, item, vocabulary: true, insideReverse);
            LdMap nest = NestOf(active, term, result);
            Containers containers = active.ContainersOf(term);
            bool asArray = containers.HasFlag(Containers.Set) || term is "@graph" or "@list" || !options.CompactArrays;
            var map = item as LdMap;
            bool isList = Expanded.IsList(item), isGraph = Expanded.IsGraph(item);
            LdValue compacted = Compact(active, term, isList ? map!["@list"]! : isGraph ? map!["@graph"]! : item);
            if (isList) AddList(active, term, map!, LdArray.Of(compacted), containers, asArray, nest);
            else if (isGraph) AddGraph(active, term, map!, compacted, containers, asArray, nest);
            else if (IsMapContainer(containers)) AddToMap(active, term, map!, compacted, containers, asArray, nest);
            else nest.AddValue(term, compacted, asArray);
        }
    }

    private static bool IsMapContainer(Containers containers) =>
        (containers & (Containers.Language | Containers.Index | Containers.Id | Containers.Type)) != 0
        && !containers.HasFlag(Containers.Graph);

    private LdMap NestOf(ActiveContext active, string term, LdMap result)
    {
        if (active[term]?.Nest is not { } nest) return result;
        if (nest != "@nest" && active[nest]?.IriMapping != "@nest")
        {
            throw new JsonLdException("invalid @nest value", $"“{term}” is nested in “{nest}”, which does not stand for @nest");
        }
        return result.MapOf(nest);
    }

    private static void AddList(
        ActiveContext active, string term, LdMap list, LdArray compacted, Containers containers, bool asArray, LdMap nest)
    {
        if (containers.HasFlag(Containers.List))
        {
            nest[term] = compacted;
            return;
        }
        var map = new LdMap { [IriCompaction.Keyword(active, "@list")] = compacted };
        if (list["@index"] is { } index) map[IriCompaction.Keyword(active, "@index")] = index;
        nest.AddValue(term, map, asArray);
    }

    private void AddGraph(
        ActiveContext active, string term, LdMap graph, LdValue compacted, Containers containers, bool asArray, LdMap nest)
    {
        bool isSimple = !graph.ContainsKey("@id");
        if (containers.HasFlag(Containers.Graph) && containers.HasFlag(Containers.Id))
        {
            string key = graph.String("@id") is { } name ? CompactId(active, name) : IriCompaction.Keyword(active, "@none");
            nest.MapOf(term).AddValue(key, compacted, asArray);
        }
        else if (containers.HasFlag(Containers.Graph) && containers.HasFlag(Containers.Index) && isSimple)
        {
            nest.MapOf(term).AddValue(graph.String("@index") ?? IriCompaction.Keyword(active, "@none"), compacted, asArray);
        }
        else if (containers.HasFlag(Containers.Graph) && isSimple)
        {
            if (compacted is LdArray { Count: > 1 }) compacted = new LdMap { [IriCompaction.Keyword(active, "@included")] = compacted };
            nest.AddValue(term, compacted, asArray);
        }
        else
        {
            var map = new LdMap { [IriCompaction.Keyword(active, "@graph")] = compacted };
            if (graph.String("@id") is { } name) map[IriCompaction.Keyword(active, "@id")] = new LdString(CompactId(active, name));
            if (graph["@index"] is { } index) map[IriCompaction.Keyword(active, "@index")] = index;
            nest.AddValue(term, map, asArray);
        }
    }

    private void AddToMap(ActiveContext active, string term, LdMap item, LdValue compacted, Containers containers, bool asArray, LdMap nest)
    {
        string? key = null;
        var map = compacted as LdMap;
        if (containers.HasFlag(Containers.Language) && item["@value"] is { } text)
        {
            compacted = text;
            key = item.String("@language");
        }
        else if (containers.HasFlag(Containers.Index))
        {
            string index = active[term]!.IndexMapping;
            if (index == "@index")
            {
                key = item.String("@index");
            }
            else if (map is not null)
            {
                string property = IriExpansion.Expand(active, index, documentRelative: false, vocabulary: true)!;
                string indexTerm = IriCompaction.Compact(active, property, vocabulary: true);
                key = TakeFirst(map, index) ?? TakeFirst(map, indexTerm);
            }
        }
        else if (containers.HasFlag(Containers.Id) && map is not null)
        {
            string idKey = IriCompaction.Keyword(active, "@id");
            key = map.String(idKey);
            map.Remove(idKey);
        }
        else if (containers.HasFlag(Containers.Type) && map is not null)
        {
            key = TakeFirst(map, IriCompaction.Keyword(active, "@type"));
            bool onlyId = map.Count == 1 && active.ExpandName(map.Keys.First()) == "@id";
            if (onlyId) compacted = Compact(active, term, new LdMap { ["@id"] = item["@id"]! });
        }
        nest.MapOf(term).AddValue(key ?? IriCompaction.Keyword(active, "@none"), compacted, asArray);
    }

    /// <summary>Takes the first value of an entry out, where it is a string; the others stay.</summary>
    private string? TakeFirst(LdMap map, string key)
    {
        if (map[key] is not { } value) return null;
        LdArray values = LdArray.Of(value);
        if (values.Count == 0 || values[0] is not LdString first) return null;
        map.Remove(key);
        foreach (LdValue rest in values.Skip(1)) map.AddValue(key, rest, !options.CompactArrays);
        return first.Value;
    }
}
