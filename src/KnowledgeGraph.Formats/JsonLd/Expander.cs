namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Expansion (JSON-LD 1.1 API §5.1): takes contexts away and writes everything out.</summary>
internal sealed partial class Expander(ContextProcessor contexts, JsonLdOptions options, bool isFrame = false)
{
    private Func<JsonLdException, bool>? _goesOnAfter = options.GoesOnAfter;

    /// <summary>Expands a document: an array of node objects.</summary>
    public LdArray ExpandDocument(ActiveContext active, LdValue document, string? baseUrl)
    {
        LdValue? expanded = Expand(active, null, document, baseUrl);
        if (expanded is LdMap { Count: 1 } map && map["@graph"] is { } graph) expanded = graph;
        return expanded is null ? new LdArray() : LdArray.Of(expanded);
    }

    /// <summary>Expands a value of a property. Null where nothing is left of it.</summary>
    /// <param name="active">The active context.</param>
    /// <param name="property">The term of which it is a value; null at the top.</param>
    /// <param name="element">The value.</param>
    /// <param name="baseUrl">The URL against which contexts are resolved.</param>
    /// <param name="fromMap">Whether it is a value of an id, type or index map.</param>
    public LdValue? Expand(ActiveContext active, string? property, LdValue element, string? baseUrl, bool fromMap = false)
    {
        switch (element)
        {
            case LdNull:
                return null;
            case LdArray array:
                return ExpandArray(active, property, array, baseUrl, fromMap);
            case LdMap map:
                return _goesOnAfter is null
                    ? ExpandMap(active, property, map, baseUrl, fromMap)
                    : ExpandTolerantly(active, property, map, baseUrl, fromMap);
            default:
                if (property is null or "@graph") return null;
                if (active[property] is { Context: not null } definition)
                {
                    active = contexts.ProcessScoped(active, definition, propagate: true);
                }
                return ExpandScalar(active, property, element);
        }
    }

    /// <summary>Value expansion (§5.3).</summary>
    internal static LdMap ExpandScalar(ActiveContext active, string property, LdValue value)
    {
        TermDefinition? definition = active[property];
        string? type = definition?.TypeMapping;
        if (type is "@id" or "@vocab" && value is LdString reference)
        {
            string? iri = IriExpansion.Expand(active, reference.Value, documentRelative: true, vocabulary: type == "@vocab");
            LdValue id = iri is null ? LdNull.Instance : new LdString(iri) { Offset = value.Offset };
            return new LdMap { Offset = value.Offset, ["@id"] = id };
        }
        var result = new LdMap { Offset = value.Offset, ["@value"] = value };
        if (type is not (null or "@id" or "@vocab" or "@none"))
        {
            result["@type"] = new LdString(type);
        }
        else if (value is LdString)
        {
            string? language = definition is { HasLanguage: true } ? definition.Language : active.Language;
            string? direction = definition is { HasDirection: true } ? definition.Direction : active.Direction;
            if (language is not null) result["@language"] = new LdString(language);
            if (direction is not null) result["@direction"] = new LdString(direction);
        }
        return result;
    }

    private LdArray ExpandArray(ActiveContext active, string? property, LdArray array, string? baseUrl, bool fromMap)
    {
        JsonLdLimits.CheckStack(array);
        var result = new LdArray { Offset = array.Offset };
        bool isList = active.ContainersOf(property).HasFlag(Containers.List);
        foreach (LdValue item in array)
        {
            LdValue? expanded = Expand(active, property, item, baseUrl, fromMap);
            if (expanded is null) continue;
            if (isList && expanded is LdArray) expanded = new LdMap { ["@list"] = expanded };
            result.AddAll(expanded);
        }
        return result;
    }

    // Leaves the object out that has an error, unless reading is not to go on; then no error is tolerated any more.
    private LdValue? ExpandTolerantly(ActiveContext active, string? property, LdMap element, string? baseUrl, bool fromMap)
    {
        try
        {
            return ExpandMap(active, property, element, baseUrl, fromMap);
        }
        catch (JsonLdException error) when (_goesOnAfter is not null)
        {
            if (_goesOnAfter(error)) return null;
            _goesOnAfter = null;
            throw;
        }
    }

    private LdValue? ExpandMap(ActiveContext active, string? property, LdMap element, string? baseUrl, bool fromMap)
    {
        JsonLdLimits.CheckStack(element);
        TermDefinition? definition = property is null ? null : active[property];
        if (active.Previous is not null && !fromMap && !KeepsContext(active, element)) active = active.Previous;
        if (definition?.Context is not null) active = contexts.ProcessScoped(active, definition, propagate: true);
        if (element["@context"] is { } local) active = contexts.Process(active, local, baseUrl);

        ActiveContext outer = active, typeScoped = active;
        string? inputType = null;
        bool first = true;
        foreach (string key in element.Keys.Where(key => outer.ExpandName(key) == "@type").Order(CodePointComparer.Instance))
        {
            LdArray types = LdArray.Of(element[key]!);
            foreach (string type in types.OfType<LdString>().Select(type => type.Value).Order(CodePointComparer.Instance))
            {
                if (typeScoped[type] is { Context: not null } scoped) active = contexts.ProcessScoped(active, scoped, propagate: false);
            }
            if (first && types.Count > 0 && types[types.Count - 1] is LdString last) inputType = last.Value;
            first = false;
        }
        if (inputType is not null) inputType = active.ExpandName(inputType);

        var result = new LdMap { Offset = element.Offset };
        ExpandEntries(new EntryScope(active, typeScoped, property, baseUrl, inputType), element, result);
        return Finish(property, result);
    }

    /// <summary>
    /// Whether the map is a value object or a mere reference, which a context that does not propagate still covers (step 7).
    /// </summary>
    private static bool KeepsContext(ActiveContext active, LdMap element)
    {
        foreach (string key in element.Keys)
        {
            string? expanded = active.ExpandName(key);
            if (expanded == "@value" || (expanded == "@id" && element.Count == 1)) return true;
        }
        return false;
    }

    /// <summary>Steps 15–19: checks value objects, unwraps sets, drops what says nothing.</summary>
    private LdValue? Finish(string? property, LdMap result)
    {
        if (result["@value"] is { } value)
        {
            if (!FinishValue(result, value)) return null;
        }
        else if (result["@type"] is { } types and not LdArray)
        {
            result["@type"] = new LdArray(types);
        }
        else if (result.ContainsKey("@set") || result.ContainsKey("@list"))
        {
            if (result.Count > (result.ContainsKey("@index") ? 2 : 1))
            {
                throw new JsonLdException("invalid set or list object", "a set or list object has no other entries than @index", result);
            }
            if (result["@set"] is { } set) return FinishTop(property, set);
        }
        if (result.Count == 1 && result.ContainsKey("@language")) return null;
        return FinishTop(property, result);
    }

    private LdValue? FinishTop(string? property, LdValue result)
    {
        if (property is not (null or "@graph") || result is not LdMap map) return result;
        bool saysNothing = map.Count == 0 || (map.Count == 1 && map.ContainsKey("@id"));
        bool empty = (saysNothing && !isFrame) || map.ContainsKey("@value") || map.ContainsKey("@list");
        return empty ? null : result;
    }

    private bool FinishValue(LdMap result, LdValue value)
    {
        bool extra = result.Keys.Any(key => key is not ("@direction" or "@index" or "@language" or "@type" or "@value"));
        bool both = result.ContainsKey("@type") && (result.ContainsKey("@language") || result.ContainsKey("@direction"));
        if (extra || both)
        {
            throw new JsonLdException(
                "invalid value object", "a value object has no other entries than @type or @language and @direction, and @index", result);
        }
        if (LdArray.Of(result["@type"] ?? LdNull.Instance) is [LdString { Value: "@json" }]) return true;
        if (value is LdNull or LdArray { Count: 0 }) return isFrame && value is LdArray;
        if (isFrame) return true;
        if (value is not LdString && result.ContainsKey("@language"))
        {
            throw new JsonLdException("invalid language-tagged value", "a value with @language must be a string", value);
        }
        if (result["@type"] is { } type && !(type is LdString text && JsonLdKeywords.IsIri(text.Value)))
        {
            throw new JsonLdException("invalid typed value", "the @type of a value must be one IRI", type is LdString ? type : result);
        }
        return true;
    }

    /// <summary>What holds for all entries of one map.</summary>
    private sealed record EntryScope(ActiveContext Active, ActiveContext TypeScoped, string? Property, string? BaseUrl, string? InputType);
}
