using System.Collections.Immutable;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Context processing (JSON-LD 1.1 API §4.1): makes active contexts out of local ones.</summary>
/// <remarks>One instance serves one document: it remembers the remote contexts and the scoped contexts that it processed.</remarks>
internal sealed class ContextProcessor(JsonLdOptions options)
{
    private readonly Dictionary<string, (LdValue Context, byte[] Document, string Url)> _remote = [];
    private readonly Dictionary<(ActiveContext, LdValue, bool), ActiveContext> _scoped = [];

    /// <summary>Whether the processing mode is json-ld-1.0.</summary>
    public bool IsVersion10 { get; } = options.ProcessingMode == "json-ld-1.0";

    /// <summary>Whether an entry of a context is about the context itself and no term.</summary>
    public static bool IsContextEntry(string key) =>
        key is "@base" or "@direction" or "@import" or "@language" or "@propagate" or "@protected" or "@version" or "@vocab";

    /// <summary>The base direction that a value of @direction states.</summary>
    public static string? DirectionOf(LdValue value) => value switch
    {
        LdNull => null,
        LdString { Value: "ltr" or "rtl" } text => text.Value,
        _ => throw new JsonLdException("invalid base direction", "@direction must be ltr, rtl or null", value),
    };

    /// <summary>Throws where the nesting left no room on the stack.</summary>
    public void Guard(LdValue at) => JsonLdLimits.CheckStack(at);

    /// <summary>Processes the context of a property or type; the same pair gives the same result, which is remembered.</summary>
    public ActiveContext ProcessScoped(ActiveContext active, TermDefinition definition, bool propagate)
    {
        var key = (active, definition.Context!, propagate);
        if (_scoped.TryGetValue(key, out ActiveContext? known)) return known;
        ActiveContext result = Process(active, definition.Context!, definition.BaseUrl, [], overrideProtected: propagate, propagate);
        _scoped.Add(key, result);
        return result;
    }

    /// <summary>Processes a local context that stands in a document.</summary>
    public ActiveContext Process(ActiveContext active, LdValue local, string? baseUrl) => Process(active, local, baseUrl, []);

    /// <summary>The whole algorithm; the parameters are those of the specification.</summary>
    public ActiveContext Process(
        ActiveContext active,
        LdValue local,
        string? baseUrl,
        ImmutableList<string> remoteContexts,
        bool overrideProtected = false,
        bool propagate = true,
        bool validateScoped = true)
    {
        Guard(local);
        if (local is LdMap map && map["@propagate"] is { } stated)
        {
            propagate = stated is LdBoolean flag
                ? flag.Value : throw new JsonLdException("invalid @propagate value", "@propagate must be true or false", stated);
        }
        ActiveContext result = active.Clone();
        if (!propagate) result.Previous ??= active;
        foreach (LdValue context in LdArray.Of(local))
        {
            switch (context)
            {
                case LdNull:
                    if (!overrideProtected && result.Terms.Values.Any(definition => definition.IsProtected))
                    {
                        throw new JsonLdException(
                            "invalid context nullification", "a null context cannot take away protected terms", context);
                    }
                    result = new ActiveContext(active.OriginalBase) { Previous = propagate ? null : result.Previous };
                    break;
                case LdString reference:
                    result = ProcessRemote(result, reference, baseUrl, remoteContexts, validateScoped);
                    break;
                case LdMap definitions:
                    result = ReferenceEquals(result, active) ? active.Clone() : result;
                    ProcessMap(result, definitions, baseUrl, remoteContexts, overrideProtected);
                    break;
                default:
                    throw new JsonLdException(
                        "invalid local context", "a context must be a map, an IRI, null, or an array of these", context);
            }
        }
        return result;
    }

    private ActiveContext ProcessRemote(
        ActiveContext result, LdString reference, string? baseUrl, ImmutableList<string> remoteContexts, bool validateScoped)
    {
        string url = IriExpansion.Resolve(baseUrl, reference.Value)
            ?? throw new JsonLdException(
                "loading document failed", $"the context “{reference.Value}” is relative, and the document has no base IRI", reference);
        if (!validateScoped && remoteContexts.Contains(url)) return result;
        if (remoteContexts.Count >= options.MaxRemoteContexts)
        {
            throw new JsonLdException(
                "context overflow", $"more than {options.MaxRemoteContexts} contexts follow one from another", reference);
        }
        (LdValue context, byte[] document, string documentUrl) = Load(url, reference);
        try
        {
            return Process(result, context, documentUrl, remoteContexts.Add(url), validateScoped: validateScoped);
        }
        catch (JsonLdException e)
        {
            throw e.In(documentUrl, document);
        }
    }

    private (LdValue Context, byte[] Document, string Url) Load(string url, LdValue at)
    {
        if (_remote.TryGetValue(url, out var known)) return known;
        if (options.DocumentLoader is null)
        {
            throw new JsonLdException(
                "loading remote context failed",
                $"the document refers to the context <{url}>, and remote contexts are not loaded; "
                    + "give it inline, or allow it in a document loader",
                at);
        }
        if (_remote.Count >= options.MaxRemoteContexts)
        {
            throw new JsonLdException("context overflow", $"the document refers to more than {options.MaxRemoteContexts} contexts", at);
        }
        RemoteDocument remote;
        LdValue parsed;
        try
        {
            remote = options.DocumentLoader.Load(url, requestContext: true);
            parsed = LdParser.Parse(remote.Content.Span, options.MaxDepth, remote.Url);
        }
        catch (JsonLdException e)
        {
            throw new JsonLdException("loading remote context failed", e.Message, at, e);
        }
        byte[] document = remote.Content.ToArray();
        if ((parsed as LdMap)?["@context"] is not { } context)
        {
            throw new JsonLdException("invalid remote context", $"<{url}> is no JSON object with an @context", at);
        }
        _remote.Add(url, (context, document, remote.Url));
        return _remote[url];
    }

    private void ProcessMap(
        ActiveContext result, LdMap context, string? baseUrl, ImmutableList<string> remoteContexts, bool overrideProtected)
    {
        if (context["@version"] is { } version)
        {
            if (version is not LdNumber { Value: 1.1 })
            {
                throw new JsonLdException("invalid @version value", "@version must be the number 1.1", version);
            }
            if (IsVersion10)
            {
                throw new JsonLdException("processing mode conflict", "@version 1.1 in the processing mode json-ld-1.0", version);
            }
        }
        if (context["@import"] is { } import) context = Import(context, import, baseUrl);
        if (context["@base"] is { } baseValue && remoteContexts.IsEmpty) result.BaseIri = BaseOf(result, baseValue);
        if (context["@vocab"] is { } vocabulary) result.Vocabulary = VocabularyOf(result, vocabulary);
        if (context["@language"] is { } language)
        {
            result.Language = language switch
            {
                LdNull => null,
                LdString text => text.Value,
                _ => throw new JsonLdException("invalid default language", "@language must be a string or null", language),
            };
        }
        if (context["@direction"] is { } direction)
        {
            Require11(direction, "@direction");
            result.Direction = DirectionOf(direction);
        }
        if (context["@propagate"] is { } propagate)
        {
            Require11(propagate, "@propagate");
            if (propagate is not LdBoolean)
            {
                throw new JsonLdException("invalid @propagate value", "@propagate must be true or false", propagate);
            }
        }
        var definer = new TermDefiner(this, result, context, baseUrl, overrideProtected, remoteContexts);
        foreach (string term in context.Keys) definer.Define(term);
    }

    private LdMap Import(LdMap context, LdValue import, string? baseUrl)
    {
        Require11(import, "@import");
        if (import is not LdString reference) throw new JsonLdException("invalid @import value", "@import must be a string", import);
        string url = IriExpansion.Resolve(baseUrl, reference.Value)
            ?? throw new JsonLdException(
                "loading remote context failed", $"the context “{reference.Value}” is relative, and the document has no base IRI", import);
        if (Load(url, import).Context is not LdMap imported)
        {
            throw new JsonLdException("invalid remote context", $"the @context of <{url}> is no map and cannot be imported", import);
        }
        if (imported.ContainsKey("@import"))
        {
            throw new JsonLdException("invalid context entry", $"<{url}> is imported and imports another context", import);
        }
        LdMap merged = imported.ShallowCopy();
        foreach ((string key, LdValue value) in context) merged[key] = value;
        return merged;
    }

    private static string? BaseOf(ActiveContext result, LdValue value)
    {
        if (value is LdNull) return null;
        string? iri = null;
        if (value is LdString text) iri = JsonLdKeywords.IsIri(text.Value) ? text.Value : IriExpansion.Resolve(result.BaseIri, text.Value);
        return iri ?? throw new JsonLdException(
            "invalid base IRI", "@base must be an IRI, a reference relative to a base IRI, or null", value);
    }

    private string? VocabularyOf(ActiveContext result, LdValue value)
    {
        if (value is LdNull) return null;
        string? iri = value is LdString text && (!IsVersion10 || JsonLdKeywords.IsIri(text.Value) || JsonLdKeywords.IsBlankNode(text.Value))
            ? IriExpansion.Expand(result, text.Value, documentRelative: true, vocabulary: true) : null;
        bool valid = iri is not null && (JsonLdKeywords.IsIri(iri) || JsonLdKeywords.IsBlankNode(iri) || !JsonLdKeywords.IsKeyword(iri));
        return valid ? iri : throw new JsonLdException(
            "invalid vocab mapping", "@vocab must be an IRI, a compact IRI, a term or null", value);
    }

    private void Require11(LdValue at, string feature)
    {
        if (IsVersion10) throw new JsonLdException("invalid context entry", $"{feature} needs JSON-LD 1.1", at);
    }
}
