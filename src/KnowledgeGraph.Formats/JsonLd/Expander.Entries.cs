namespace KnowledgeGraph.Formats.JsonLd;

/// <content>The entries of a map: properties and their containers (steps 13 and 14).</content>
internal sealed partial class Expander
{
    private void ExpandEntries(EntryScope scope, LdMap element, LdMap result)
    {
        ActiveContext active = scope.Active;
        List<string>? nests = null;
        foreach (string key in options.Ordered ? element.SortedKeys : element.Keys)
        {
            if (key == "@context") continue;
            string? expandedProperty = active.ExpandName(key);
            if (expandedProperty is null) continue;
            LdValue value = element[key]!;
            if (JsonLdKeywords.IsKeyword(expandedProperty))
            {
                if (expandedProperty == "@nest") (nests ??= []).Add(key);
                else ExpandKeyword(scope, expandedProperty, value, result);
            }
            else if (expandedProperty.Contains(':'))
            {
                ExpandProperty(scope, key, expandedProperty, value, result);
            }
        }
        if (nests is null) return;
        foreach (string nest in nests)
        {
            EntryScope inner = scope;
            if (active[nest] is { Context: not null } definition)
            {
                inner = scope with { Active = contexts.ProcessScoped(active, definition, propagate: true) };
            }
            foreach (LdValue nested in LdArray.Of(element[nest]!))
            {
                bool valid = nested is LdMap map
                    && !map.Keys.Any(key => IriExpansion.Expand(inner.Active, key, documentRelative: false, vocabulary: true) == "@value");
                if (!valid) throw new JsonLdException("invalid @nest value", $"“{nest}” must hold maps of properties", nested);
                JsonLdLimits.CheckStack(nested);
                ExpandEntries(inner, (LdMap)nested, result);
            }
        }
    }

    private void ExpandProperty(EntryScope scope, string key, string expandedProperty, LdValue value, LdMap result)
    {
        ActiveContext active = scope.Active;
        TermDefinition? definition = active[key];
        Containers containers = definition?.Containers ?? Containers.None;
        LdValue? expanded;
        if (definition?.TypeMapping == "@json")
        {
            expanded = new LdMap { Offset = value.Offset, ["@value"] = value, ["@type"] = new LdString("@json") };
        }
        else if (value is LdMap languages && containers.HasFlag(Containers.Language))
        {
            expanded = ExpandLanguageMap(active, definition!, languages);
        }
        else if (value is LdMap entries && (containers & (Containers.Index | Containers.Type | Containers.Id)) != 0)
        {
            expanded = ExpandIndexMap(active, key, definition!, entries, scope.BaseUrl);
        }
        else
        {
            expanded = Expand(active, key, value, scope.BaseUrl);
        }
        if (expanded is null) return;

        if (containers.HasFlag(Containers.List) && !Expanded.IsList(expanded)) expanded = new LdMap { ["@list"] = LdArray.Of(expanded) };
        if (containers.HasFlag(Containers.Graph) && (containers & (Containers.Id | Containers.Index)) == 0)
        {
            expanded = new LdArray(LdArray.Of(expanded).Select(item => new LdMap { Offset = item.Offset, ["@graph"] = LdArray.Of(item) }));
        }
        if (definition is { IsReverse: true }) AddReverse(result.MapOf("@reverse"), expandedProperty, expanded);
        else result.AddValue(expandedProperty, expanded, asArray: true);
    }

    private static void AddReverse(LdMap reverse, string property, LdValue values)
    {
        foreach (LdValue item in LdArray.Of(values))
        {
            if (Expanded.IsValue(item) || Expanded.IsList(item))
            {
                throw new JsonLdException("invalid reverse property value", "the values of a reverse property must be nodes", item);
            }
            reverse.AddValue(property, item, asArray: true);
        }
    }

    private LdArray ExpandLanguageMap(ActiveContext active, TermDefinition definition, LdMap languages)
    {
        var result = new LdArray();
        string? direction = definition.HasDirection ? definition.Direction : active.Direction;
        foreach (string language in options.Ordered ? languages.SortedKeys : languages.Keys)
        {
            bool isNone = IriExpansion.Expand(active, language, documentRelative: false, vocabulary: true) == "@none";
            foreach (LdValue item in LdArray.Of(languages[language]!))
            {
                if (item is LdNull) continue;
                if (item is not LdString)
                {
                    throw new JsonLdException("invalid language map value", "the values of a language map must be strings", item);
                }
                var value = new LdMap { Offset = item.Offset, ["@value"] = item };
                if (!isNone) value["@language"] = new LdString(language);
                if (direction is not null) value["@direction"] = new LdString(direction);
                result.Add(value);
            }
        }
        return result;
    }

    private LdArray ExpandIndexMap(ActiveContext active, string key, TermDefinition definition, LdMap entries, string? baseUrl)
    {
        var result = new LdArray();
        Containers containers = definition.Containers;
        foreach (string index in options.Ordered ? entries.SortedKeys : entries.Keys)
        {
            ActiveContext inner = active;
            if ((containers & (Containers.Id | Containers.Type)) != 0) inner = active.Previous ?? active;
            if (containers.HasFlag(Containers.Type) && inner[index] is { Context: not null } scoped)
            {
                inner = contexts.ProcessScoped(inner, scoped, propagate: false);
            }
            string? expandedIndex = IriExpansion.Expand(active, index, documentRelative: false, vocabulary: true);
            LdValue? values = Expand(inner, key, LdArray.Of(entries[index]!), baseUrl, fromMap: true);
            foreach (LdValue value in LdArray.Of(values ?? new LdArray()))
            {
                bool isWrapped = containers.HasFlag(Containers.Graph) && !Expanded.IsGraph(value);
                LdValue item = isWrapped ? new LdMap { ["@graph"] = LdArray.Of(value) } : value;
                if (expandedIndex != "@none" && item is LdMap map) AddIndex(active, definition, map, index, expandedIndex);
                result.Add(item);
            }
        }
        return result;
    }

    private static void AddIndex(ActiveContext active, TermDefinition definition, LdMap item, string index, string? expandedIndex)
    {
        Containers containers = definition.Containers;
        if (containers.HasFlag(Containers.Index) && definition.IndexMapping != "@index")
        {
            LdMap reexpanded = ExpandScalar(active, definition.IndexMapping, new LdString(index));
            string property = IriExpansion.Expand(active, definition.IndexMapping, documentRelative: false, vocabulary: true)!;
            var values = new LdArray(reexpanded);
            if (item[property] is { } present) values.AddAll(present);
            item[property] = values;
            if (Expanded.IsValue(item))
            {
                throw new JsonLdException("invalid value object", $"a value cannot be given the property {property} of its index", item);
            }
        }
        else if (containers.HasFlag(Containers.Index))
        {
            item.TryAdd("@index", new LdString(index));
        }
        else if (containers.HasFlag(Containers.Id))
        {
            if (IriExpansion.Expand(active, index, documentRelative: true, vocabulary: false) is { } id)
            {
                item.TryAdd("@id", new LdString(id));
            }
        }
        else if (containers.HasFlag(Containers.Type) && expandedIndex is not null)
        {
            var types = new LdArray(new LdString(expandedIndex));
            if (item["@type"] is { } present) types.AddAll(present);
            item["@type"] = types;
        }
    }
}
