namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>The terms of a context by what they stand for (JSON-LD 1.1 API §4.3), and the choice among them (§4.4).</summary>
internal sealed class InverseContext
{
    private readonly Dictionary<string, Dictionary<Containers, Selections>> _byIri = [];

    /// <summary>Turns a context round.</summary>
    public InverseContext(ActiveContext context)
    {
        string defaultLanguage = TextKey(context.Language, context.Direction) ?? "@none";
        foreach ((string term, TermDefinition definition) in context.Terms
            .OrderBy(entry => entry.Key.Length).ThenBy(entry => entry.Key, CodePointComparer.Instance))
        {
            if (definition.IriMapping is null) continue;
            if (!_byIri.TryGetValue(definition.IriMapping, out var byContainer)) _byIri.Add(definition.IriMapping, byContainer = []);
            if (!byContainer.TryGetValue(definition.Containers, out Selections? selections))
            {
                byContainer.Add(definition.Containers, selections = new Selections());
            }
            if (definition.IsReverse)
            {
                selections.ByType.TryAdd("@reverse", term);
                continue;
            }
            // Not one of type @json: what stands under it, an empty list too, is read as JSON.
            if (definition.TypeMapping != "@json") selections.Any ??= term;
            if (definition.TypeMapping == "@none")
            {
                selections.ByLanguage.TryAdd("@any", term);
                selections.ByType.TryAdd("@any", term);
            }
            else if (definition.TypeMapping is not null)
            {
                selections.ByType.TryAdd(definition.TypeMapping, term);
            }
            else if (definition.HasLanguage)
            {
                selections.ByLanguage.TryAdd(TextKey(definition.Language, definition.Direction) ?? "@null", term);
            }
            else if (definition.HasDirection)
            {
                selections.ByLanguage.TryAdd(TextKey(null, definition.Direction) ?? "@none", term);
            }
            else
            {
                selections.ByLanguage.TryAdd(defaultLanguage, term);
                selections.ByLanguage.TryAdd("@none", term);
                selections.ByType.TryAdd("@none", term);
            }
        }
        Prefixes = [.. context.Terms
            .Where(entry => entry.Value is { IsPrefix: true, IriMapping: not null })
            .Select(entry => (entry.Key, entry.Value.IriMapping!))];
    }

    /// <summary>The terms that may begin compact IRIs, with their IRIs.</summary>
    public IReadOnlyList<(string Term, string Iri)> Prefixes { get; }

    /// <summary>Whether a term stands for the IRI.</summary>
    public bool Contains(string iri) => _byIri.ContainsKey(iri);

    /// <summary>
    /// The key of strings of a language and direction: <c>fr</c>, <c>ar_rtl</c>, <c>_rtl</c>, or null where there is neither.
    /// </summary>
    public static string? TextKey(string? language, string? direction)
    {
        string? lower = language?.ToLowerInvariant();
        return direction is null ? lower : $"{lower}_{direction}";
    }

    /// <summary>Term selection: the best term for an IRI, or null.</summary>
    public string? Select(string iri, List<Containers> containers, bool byType, List<string> preferred)
    {
        if (!_byIri.TryGetValue(iri, out var byContainer)) return null;
        foreach (Containers container in containers)
        {
            if (!byContainer.TryGetValue(container, out Selections? selections)) continue;
            Dictionary<string, string> choices = byType ? selections.ByType : selections.ByLanguage;
            foreach (string value in preferred)
            {
                if (choices.TryGetValue(value, out string? term)) return term;
            }
        }
        return null;
    }

    /// <summary>The term for an IRI whatever its type and language, for values that have neither (an empty list).</summary>
    public string? SelectAny(string iri, List<Containers> containers)
    {
        if (!_byIri.TryGetValue(iri, out var byContainer)) return null;
        foreach (Containers container in containers)
        {
            if (byContainer.TryGetValue(container, out Selections? selections) && selections.Any is not null) return selections.Any;
        }
        return null;
    }

    private sealed class Selections
    {
        public Dictionary<string, string> ByType { get; } = [];

        public Dictionary<string, string> ByLanguage { get; } = [];

        public string? Any { get; set; }
    }
}
