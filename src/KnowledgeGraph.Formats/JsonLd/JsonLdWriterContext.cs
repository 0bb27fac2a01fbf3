using System.Text;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>The context with which a document is written: the one that was given, or one made of prefixes.</summary>
internal sealed class JsonLdWriterContext
{
    // The nodes come with their entries in the order that readers like: @id, @type, then the properties.
    private static readonly JsonLdOptions Options = new() { Ordered = false };

    private JsonLdWriterContext(LdValue local)
    {
        var contexts = new ContextProcessor(Options);
        Local = local;
        Active = contexts.Process(new ActiveContext(baseIri: null), local, baseUrl: null);
        Compactor = new Compactor(contexts, Options, native: true);
    }

    /// <summary>The context as it stands in the document.</summary>
    public LdValue Local { get; }

    /// <summary>The context, processed.</summary>
    public ActiveContext Active { get; }

    /// <summary>Writes nodes in the terms of this context.</summary>
    public Compactor Compactor { get; }

    /// <summary>Takes the context of the options, or makes one of the prefixes.</summary>
    /// <exception cref="JsonLdException">The context is no valid JSON-LD 1.1 context, or refers to remote ones.</exception>
    public static JsonLdWriterContext Create(string? context, IEnumerable<KeyValuePair<string, string>> prefixes)
    {
        if (context is null) return new JsonLdWriterContext(OfPrefixes(prefixes));
        byte[] text = Encoding.UTF8.GetBytes(context);
        LdValue local = LdParser.Parse(text, Options.MaxDepth, "context");
        try
        {
            return new JsonLdWriterContext(local is LdMap document && document["@context"] is { } inner ? inner : local);
        }
        catch (JsonLdException e)
        {
            throw e.In("context", text);
        }
    }

    private static LdMap OfPrefixes(IEnumerable<KeyValuePair<string, string>> prefixes)
    {
        var context = new LdMap();
        foreach ((string prefix, string iri) in prefixes)
        {
            if (prefix.Length == 0 || prefix[0] == '@' || prefix.AsSpan().ContainsAny(':', '/') || !JsonLdKeywords.IsIri(iri)) continue;
            bool plain = iri[^1] is ':' or '/' or '?' or '#' or '[' or ']' or '@';
            context[prefix] = plain ? new LdString(iri) : new LdMap { ["@id"] = new LdString(iri), ["@prefix"] = new LdBoolean(true) };
        }
        return context;
    }
}
