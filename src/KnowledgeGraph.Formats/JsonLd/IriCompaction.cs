namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>IRI compaction (JSON-LD 1.1 API §6.2): the shortest way to write an IRI or keyword in a context.</summary>
internal static class IriCompaction
{
    /// <summary>Compacts a keyword: the alias that the context gives it, or itself.</summary>
    public static string Keyword(ActiveContext context, string keyword) => Compact(context, keyword, vocabulary: true);

    /// <summary>Compacts an IRI, blank node identifier or keyword.</summary>
    /// <param name="context">The active context.</param>
    /// <param name="iri">What to compact.</param>
    /// <param name="value">The value of the property that is compacted, which decides between several terms.</param>
    /// <param name="vocabulary">Whether terms and the vocabulary serve.</param>
    /// <param name="reverse">Whether a reverse property is compacted.</param>
    /// <param name="relative">Whether the IRI may become relative to the base.</param>
    /// <exception cref="JsonLdException">The IRI would be read as a compact IRI.</exception>
    public static string Compact(
        ActiveContext context, string iri, LdValue? value = null, bool vocabulary = false, bool reverse = false, bool relative = true)
    {
        if (vocabulary && context.Inverse.Contains(iri) && SelectTerm(context, iri, value, reverse) is { } term) return term;
        if (vocabulary && context.Vocabulary is { } prefix && iri.Length > prefix.Length
            && iri.StartsWith(prefix, StringComparison.Ordinal))
        {
            string suffix = iri[prefix.Length..];
            if (context[suffix] is null && ReadsBack(context, suffix, iri)) return suffix;
        }
        string? compact = null;
        foreach ((string name, string mapping) in context.Inverse.Prefixes)
        {
            if (iri.Length <= mapping.Length || !iri.StartsWith(mapping, StringComparison.Ordinal)) continue;
            if (compact is not null && name.Length + 1 + iri.Length - mapping.Length > compact.Length) continue;
            string candidate = $"{name}:{iri.AsSpan(mapping.Length)}";
            bool shorter = compact is null || candidate.Length < compact.Length
                || CodePointComparer.Instance.Compare(candidate, compact) < 0;
            bool free = context[candidate] is not { } taken || (taken.IriMapping == iri && value is null);
            if (shorter && free && ReadsBack(context, candidate, iri)) compact = candidate;
        }
        if (compact is not null) return compact;
        int colon = iri.IndexOf(':');
        if (colon > 0 && !iri.AsSpan(colon + 1).StartsWith("//") && context[iri[..colon]] is { IsPrefix: true })
        {
            throw new JsonLdException(
                "IRI confused with prefix", $"<{iri}> would be read as a compact IRI, as “{iri[..colon]}” is a prefix");
        }
        return vocabulary || !relative || context.BaseIri is null ? iri : RelativeIri.Of(context.BaseIri, iri);
    }

    // The specification would also write names that look like keywords, or "prefix://…": they would be read as something else.
    private static bool ReadsBack(ActiveContext context, string name, string iri) =>
        IriExpansion.Expand(context, name, documentRelative: false, vocabulary: true) == iri;

    private static string? SelectTerm(ActiveContext context, string iri, LdValue? value, bool reverse)
    {
        var map = value as LdMap;
        if (map?["@preserve"] is { } preserved) map = LdArray.Of(preserved) is { Count: > 0 } first ? first[0] as LdMap : null;
        var containers = new List<Containers>();
        bool byType = false;
        string? wanted = "@null";
        bool isGraph = map is not null && Expanded.IsGraph(map);
        if (map is not null && map.ContainsKey("@index") && !isGraph)
        {
            containers.AddRange([Containers.Index, Containers.Index | Containers.Set]);
        }
        if (reverse)
        {
            (byType, wanted) = (true, "@reverse");
            containers.Add(Containers.Set);
        }
        else if (map?["@list"] is { } listValue)
        {
            if (!map.ContainsKey("@index")) containers.Add(Containers.List);
            LdArray list = LdArray.Of(listValue);
            (byType, wanted) = CommonKind(context, list);
            if (list.Count == 0)
            {
                containers.Add(Containers.None);
                return context.Inverse.SelectAny(iri, containers);
            }
        }
        else if (isGraph)
        {
            AddGraphContainers(containers, map!);
            (byType, wanted) = (true, "@id");
        }
        else if (map?["@value"] is not null)
        {
            (byType, wanted) = KindOfValue(map, containers);
            containers.Add(Containers.Set);
        }
        else
        {
            (byType, wanted) = (true, "@id");
            containers.AddRange([Containers.Id, Containers.Id | Containers.Set]);
            containers.AddRange([Containers.Type, Containers.Type | Containers.Set, Containers.Set]);
        }
        containers.Add(Containers.None);
        if (map is null || !map.ContainsKey("@index")) containers.AddRange([Containers.Index, Containers.Index | Containers.Set]);
        if (map is { Count: 1 } && map.ContainsKey("@value"))
        {
            containers.AddRange([Containers.Language, Containers.Language | Containers.Set]);
        }
        List<string> preferred = Preferred(context, wanted, map);
        string? term = context.Inverse.Select(iri, containers, byType, preferred);
        if (term is null || FitsLanguageMap(context, context[term]!, map)) return term;
        containers.RemoveAll(container => container.HasFlag(Containers.Language));
        return context.Inverse.Select(iri, containers, byType, preferred);
    }

    // The strings of a language map have the direction of its term, or of the context, and no place for another.
    private static bool FitsLanguageMap(ActiveContext context, TermDefinition term, LdMap? value) =>
        !term.Containers.HasFlag(Containers.Language)
        || value?.String("@direction") is not { } direction
        || direction == (term.HasDirection ? term.Direction : context.Direction);

    private static List<string> Preferred(ActiveContext context, string wanted, LdMap? map)
    {
        var preferred = new List<string>(4);
        if (wanted == "@reverse") preferred.Add("@reverse");
        if (wanted is "@id" or "@reverse" && map?.String("@id") is { } id)
        {
            string compacted = Compact(context, id, vocabulary: true);
            preferred.AddRange(context[compacted]?.IriMapping == id ? ["@vocab", "@id", "@none"] : ["@id", "@vocab", "@none"]);
        }
        else
        {
            preferred.AddRange([wanted, "@none"]);
        }
        preferred.Add("@any");
        if (wanted.IndexOf('_') is >= 0 and var direction) preferred.Add(wanted[direction..]);
        return preferred;
    }

    private static void AddGraphContainers(List<Containers> containers, LdMap graph)
    {
        bool hasIndex = graph.ContainsKey("@index"), hasId = graph.ContainsKey("@id");
        Containers[] byIndex = [Containers.Graph | Containers.Index, Containers.Graph | Containers.Index | Containers.Set];
        Containers[] byId = [Containers.Graph | Containers.Id, Containers.Graph | Containers.Id | Containers.Set];
        if (hasIndex) containers.AddRange(byIndex);
        if (hasId) containers.AddRange(byId);
        containers.AddRange([Containers.Graph, Containers.Graph | Containers.Set, Containers.Set]);
        if (!hasIndex) containers.AddRange(byIndex);
        if (!hasId) containers.AddRange(byId);
        containers.AddRange([Containers.Index, Containers.Index | Containers.Set]);
    }

    private static (bool ByType, string Wanted) KindOfValue(LdMap value, List<Containers> containers)
    {
        string? text = InverseContext.TextKey(value.String("@language"), value.String("@direction"));
        if (text is not null && !value.ContainsKey("@index"))
        {
            containers.AddRange([Containers.Language, Containers.Language | Containers.Set]);
            return (false, text);
        }
        return value.String("@type") is { } type ? (true, type) : (false, "@null");
    }

    private static (bool ByType, string Wanted) CommonKind(ActiveContext context, LdArray list)
    {
        if (list.Count == 0) return (false, InverseContext.TextKey(context.Language, context.Direction) ?? "@none");
        string? language = null, type = null;
        foreach (LdValue item in list)
        {
            string itemLanguage = "@none", itemType = "@none";
            bool isValue = item is LdMap map && map.ContainsKey("@value");
            if (isValue)
            {
                var value = (LdMap)item;
                if (InverseContext.TextKey(value.String("@language"), value.String("@direction")) is { } text) itemLanguage = text;
                else if (value.String("@type") is { } typed) itemType = typed;
                else itemLanguage = "@null";
            }
            else
            {
                itemType = "@id";
            }
            language = language is null ? itemLanguage : language != itemLanguage && isValue ? "@none" : language;
            type = type is null || type == itemType ? itemType : "@none";
            if (language == "@none" && type == "@none") break;
        }
        return type != "@none" ? (true, type!) : (false, language!);
    }
}
