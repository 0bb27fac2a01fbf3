namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>The inverse of IRI resolution, as compaction needs it.</summary>
internal static class RelativeIri
{
    /// <summary>The shortest safe reference to an IRI from a base; the IRI itself where they share no authority.</summary>
    public static string Of(string baseIri, string iri)
    {
        int root = PathStart(baseIri);
        if (root < 0 || iri.Length < root || !iri.AsSpan(0, root).SequenceEqual(baseIri.AsSpan(0, root))) return iri;
        if (iri.Length > root && iri[root] is not ('/' or '?' or '#')) return iri;
        (string basePath, string baseQuery) = Split(baseIri[root..]);
        (string path, string query) = Split(iri[root..]);
        int tail = iri.IndexOf('#', root);
        string fragment = tail < 0 ? "" : iri[tail..];

        string reference;
        if (path == basePath && query == baseQuery && fragment.Length > 0) reference = fragment;
        else if (path == basePath && query.Length > 0 && query != baseQuery) reference = query + fragment;
        else reference = RelativePath(basePath, path) + query + fragment;
        // A reference that resolves to something else is worse than none.
        return IriExpansion.Resolve(baseIri, reference) == iri ? reference : iri;
    }

    private static string RelativePath(string basePath, string path)
    {
        int common = 0;
        for (int i = 0; i < basePath.Length && i < path.Length && basePath[i] == path[i]; i++)
        {
            if (path[i] == '/') common = i + 1;
        }
        int ups = basePath.AsSpan(common).Count('/');
        string rest = path[common..];
        string reference = string.Concat(Enumerable.Repeat("../", ups)) + rest;
        if (reference.Length == 0) return "./";
        // A colon in the first segment would be read as a scheme, an empty first segment as the root, letters after @ as a keyword.
        bool misread = ups == 0 && (rest.Contains(':') || rest[0] == '/' || JsonLdKeywords.HasKeywordForm(rest));
        return misread ? "./" + reference : reference;
    }

    private static (string Path, string Query) Split(string text)
    {
        int hash = text.IndexOf('#');
        if (hash >= 0) text = text[..hash];
        int question = text.IndexOf('?');
        return question < 0 ? (text, "") : (text[..question], text[question..]);
    }

    private static int PathStart(string iri)
    {
        int colon = iri.IndexOf("://", StringComparison.Ordinal);
        if (colon < 0) return -1;
        int end = iri.AsSpan(colon + 3).IndexOfAny('/', '?', '#');
        return end < 0 ? iri.Length : colon + 3 + end;
    }
}
