using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>IRI expansion (JSON-LD 1.1 API §5.2).</summary>
internal static class IriExpansion
{
    /// <summary>Expands a term, compact IRI or relative reference. Null where the string is to be ignored.</summary>
    /// <param name="context">The active context.</param>
    /// <param name="value">The string; null stays null.</param>
    /// <param name="documentRelative">Whether to resolve it against the base IRI.</param>
    /// <param name="vocabulary">Whether it may be a term, or a name in the vocabulary.</param>
    /// <param name="definer">The maker of the definitions of the local context that is being processed, if one is.</param>
    public static string? Expand(ActiveContext context, string? value, bool documentRelative, bool vocabulary, TermDefiner? definer = null)
    {
        if (value is null || JsonLdKeywords.IsKeyword(value)) return value;
        if (JsonLdKeywords.HasKeywordForm(value)) return null;
        definer?.Define(value);
        TermDefinition? definition = context[value];
        if (JsonLdKeywords.IsKeyword(definition?.IriMapping)) return definition!.IriMapping;
        if (vocabulary && definition is not null) return definition.IriMapping;

        int colon = value.IndexOf(':');
        if (colon > 0)
        {
            if (value.StartsWith("_:", StringComparison.Ordinal) || value.AsSpan(colon + 1).StartsWith("//")) return value;
            string prefix = value[..colon];
            definer?.Define(prefix);
            if (context[prefix] is { IriMapping: { } mapping, IsPrefix: true }) return mapping + value[(colon + 1)..];
            if (JsonLdKeywords.IsIri(value)) return value;
        }
        if (vocabulary && context.Vocabulary is not null) return context.Vocabulary + value;
        return documentRelative ? Resolve(context.BaseIri, value) ?? value : value;
    }

    /// <summary>Resolves a reference. Null where it is relative and there is no base to resolve it against.</summary>
    public static string? Resolve(string? baseIri, string reference)
    {
        if (JsonLdKeywords.IsIri(baseIri)) return new IriResolver(baseIri!).Resolve(reference);
        return JsonLdKeywords.IsIri(reference) ? reference : null;
    }
}
