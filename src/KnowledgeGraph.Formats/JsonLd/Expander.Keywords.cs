namespace KnowledgeGraph.Formats.JsonLd;

/// <content>The keywords of a map (step 13.4).</content>
internal sealed partial class Expander
{
    private void ExpandKeyword(EntryScope scope, string keyword, LdValue value, LdMap result)
    {
        if (scope.Property == "@reverse")
        {
            throw new JsonLdException("invalid reverse property map", $"@reverse holds properties only, not {keyword}", value);
        }
        if (result.ContainsKey(keyword) && keyword is not ("@included" or "@type"))
        {
            throw new JsonLdException("colliding keywords", $"{keyword} stands twice in one map", value);
        }
        switch (keyword)
        {
            case "@id":
                result["@id"] = ExpandId(scope.Active, value);
                break;
            case "@type":
                AddTypes(scope.TypeScoped, value, result);
                break;
            case "@graph":
                result["@graph"] = LdArray.Of(Expand(scope.Active, "@graph", value, scope.BaseUrl) ?? new LdArray());
                break;
            case "@included":
                if (!contexts.IsVersion10) AddIncluded(scope, value, result);
                break;
            case "@value":
                result["@value"] = ExpandValue(scope, value);
                break;
            case "@language":
                CheckText(value, text => true, "invalid language-tagged string", "@language must be a string");
                result["@language"] = isFrame ? LdArray.Of(value) : value;
                break;
            case "@direction":
                if (contexts.IsVersion10) break;
                CheckText(value, text => text is "ltr" or "rtl", "invalid base direction", "@direction must be ltr or rtl");
                result["@direction"] = isFrame ? LdArray.Of(value) : value;
                break;
            case "@index":
                if (value is not LdString) throw new JsonLdException("invalid @index value", "@index must be a string", value);
                result["@index"] = value;
                break;
            case "@list":
                if (scope.Property is null or "@graph") break;
                result["@list"] = LdArray.Of(Expand(scope.Active, scope.Property, value, scope.BaseUrl) ?? new LdArray());
                break;
            case "@set":
                result["@set"] = Expand(scope.Active, scope.Property, value, scope.BaseUrl) ?? new LdArray();
                break;
            case "@reverse":
                ExpandReverse(scope, value, result);
                break;
            case "@default" or "@embed" or "@explicit" or "@omitDefault" or "@requireAll" when isFrame:
                // Not a frame within a frame: what stands here is plain data.
                LdValue? expanded = new Expander(contexts, options).Expand(scope.Active, keyword, value, scope.BaseUrl);
                if (expanded is not null) result[keyword] = LdArray.Of(expanded);
                break;
        }
    }

    private LdValue ExpandId(ActiveContext active, LdValue value)
    {
        if (value is LdString text)
        {
            LdValue id = IriExpansion.Expand(active, text.Value, documentRelative: true, vocabulary: false) is { } iri
                ? new LdString(iri) { Offset = value.Offset } : LdNull.Instance;
            return isFrame ? new LdArray(id) : id;
        }
        if (isFrame && value is LdMap { Count: 0 }) return new LdArray(value);
        if (isFrame && value is LdArray ids && ids.All(id => id is LdString))
        {
            return new LdArray(ids.OfType<LdString>()
                .Select(id => new LdString(IriExpansion.Expand(active, id.Value, documentRelative: true, vocabulary: false)!)));
        }
        throw new JsonLdException("invalid @id value", "@id must be a string", value);
    }

    private void AddTypes(ActiveContext typeScoped, LdValue value, LdMap result)
    {
        LdValue expanded;
        if (isFrame && value is LdMap frame)
        {
            expanded = frame["@default"] is { } byDefault
                ? new LdMap { ["@default"] = new LdArray(LdArray.Of(byDefault).Select(type => Type(typeScoped, type))) } : frame;
        }
        else
        {
            expanded = value is LdArray types ? new LdArray(types.Select(type => Type(typeScoped, type))) : Type(typeScoped, value);
        }
        if (result["@type"] is { } present)
        {
            var merged = new LdArray();
            merged.AddAll(present);
            merged.AddAll(expanded);
            expanded = merged;
        }
        result["@type"] = isFrame ? LdArray.Of(expanded) : expanded;
    }

    private LdValue Type(ActiveContext typeScoped, LdValue value)
    {
        if (value is LdString text)
        {
            string? iri = IriExpansion.Expand(typeScoped, text.Value, documentRelative: true, vocabulary: true);
            return iri is null ? LdNull.Instance : new LdString(iri) { Offset = value.Offset };
        }
        if (isFrame && value is LdMap { Count: 0 }) return value;
        throw new JsonLdException("invalid type value", "@type must be a string or an array of strings", value);
    }

    private void AddIncluded(EntryScope scope, LdValue value, LdMap result)
    {
        LdArray included = LdArray.Of(Expand(scope.Active, null, value, scope.BaseUrl) ?? new LdArray());
        foreach (LdValue node in included.Count == 0 ? [value] : included)
        {
            bool isNode = node is LdMap map && !map.ContainsKey("@value") && !map.ContainsKey("@list") && !map.ContainsKey("@set");
            if (!isNode) throw new JsonLdException("invalid @included value", "@included must hold node objects", node);
        }
        result.AddValue("@included", included, asArray: true);
    }

    private LdValue ExpandValue(EntryScope scope, LdValue value)
    {
        if (scope.InputType == "@json")
        {
            if (contexts.IsVersion10) throw new JsonLdException("invalid value object value", "@json needs JSON-LD 1.1", value);
            return value;
        }
        if (isFrame && value is LdMap { Count: 0 } or LdArray) return LdArray.Of(value);
        if (!value.IsScalar && value is not LdNull)
        {
            throw new JsonLdException("invalid value object value", "@value must be a string, number, boolean or null", value);
        }
        return isFrame && value is not LdNull ? new LdArray(value) : value;
    }

    private void CheckText(LdValue value, Func<string, bool> condition, string code, string reason)
    {
        bool valid = IsText(value)
            || (isFrame && (IsWildcard(value) || (value is LdArray items && items.All(item => IsText(item) || IsWildcard(item)))));
        if (!valid) throw new JsonLdException(code, reason, value);

        bool IsText(LdValue item) => item is LdString text && condition(text.Value);

        static bool IsWildcard(LdValue item) => item is LdMap { Count: 0 };
    }

    private void ExpandReverse(EntryScope scope, LdValue value, LdMap result)
    {
        if (value is not LdMap) throw new JsonLdException("invalid @reverse value", "@reverse must be a map of properties", value);
        if (Expand(scope.Active, "@reverse", value, scope.BaseUrl) is not LdMap expanded) return;
        foreach ((string property, LdValue items) in expanded)
        {
            if (property != "@reverse")
            {
                AddReverse(result.MapOf("@reverse"), property, items);
                continue;
            }
            foreach ((string forward, LdValue values) in (LdMap)items) result.AddValue(forward, values, asArray: true);
        }
    }
}
