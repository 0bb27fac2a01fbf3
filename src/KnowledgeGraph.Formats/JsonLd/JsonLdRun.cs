using System.Text;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>One run of the processor over one document: what the methods of the API share (JSON-LD 1.1 API §9.1).</summary>
internal sealed class JsonLdRun
{
    private readonly ReadOnlyMemory<byte> _document;

    /// <summary>Takes a document.</summary>
    public JsonLdRun(JsonLdOptions options, ReadOnlyMemory<byte> document)
    {
        Options = options;
        _document = document;
        Contexts = new ContextProcessor(options);
    }

    /// <summary>The options.</summary>
    public JsonLdOptions Options { get; }

    /// <summary>The context processor, shared by all steps.</summary>
    public ContextProcessor Contexts { get; }

    /// <summary>Runs an algorithm, and gives its errors their line and column in the document.</summary>
    public T Locate<T>(Func<T> algorithm)
    {
        try
        {
            return algorithm();
        }
        catch (JsonLdException e)
        {
            throw e.In(Options.SourceName, _document.Span);
        }
    }

    /// <summary>Parses and expands the document.</summary>
    /// <param name="contextUrl">A context that applies before those of the document, where its server names one.</param>
    public LdArray Expand(string? contextUrl = null) =>
        Expand(LdParser.Parse(_document.Span, Options.MaxDepth, Options.SourceName), isFrame: false, contextUrl);

    /// <summary>Expands a parsed document or frame.</summary>
    private LdArray Expand(LdValue document, bool isFrame, string? contextUrl = null) =>
        new Expander(Contexts, Options, isFrame).ExpandDocument(Start(contextUrl), document, Options.BaseIri);

    /// <summary>The context in which a document begins.</summary>
    public ActiveContext Start(string? contextUrl)
    {
        ActiveContext active = Initial();
        if (Options.ExpandContext is { } context)
        {
            active = Contexts.Process(active, ParseContext(Encoding.UTF8.GetBytes(context)), Options.BaseIri);
        }
        if (contextUrl is not null) active = Contexts.Process(active, new LdString(contextUrl), contextUrl);
        return active;
    }

    /// <summary>Frames the document, and compacts it with the context of the frame.</summary>
    public LdValue Frame(ReadOnlyMemory<byte> frameText)
    {
        LdValue frame = LdParser.Parse(frameText.Span, Options.MaxDepth, "frame");
        try
        {
            LdArray expanded = Expand();
            LdValue context = (frame as LdMap)?["@context"] ?? new LdMap();
            ActiveContext active = Contexts.Process(Initial(), context, Options.BaseIri);
            bool hasGraph = frame is LdMap map
                && map.Keys.Any(key => IriExpansion.Expand(active, key, documentRelative: false, vocabulary: true) == "@graph");
            LdArray framed = new Framer(new NodeMap(expanded), Options, hasGraph).Frame(Expand(frame, isFrame: true));
            LdArray clean = FramedDocument.Clean(framed, pruneBlankNodes: !Contexts.IsVersion10);
            return FramedDocument.RestoreNulls(Compact(clean, context, asGraph: !(Options.OmitGraph ?? !Contexts.IsVersion10)));
        }
        catch (JsonLdException e)
        {
            throw e.In("frame", frameText.Span);
        }
    }

    /// <summary>Compacts expanded form, and puts the context in front.</summary>
    /// <param name="expanded">The expanded form.</param>
    /// <param name="context">The context.</param>
    /// <param name="asGraph">Whether the nodes stand under <c>@graph</c> even where there is only one.</param>
    public LdMap Compact(LdArray expanded, LdValue context, bool asGraph = false)
    {
        ActiveContext active = Contexts.Process(Initial(), context, Options.BaseIri);
        LdValue compacted = new Compactor(Contexts, Options).Compact(active, null, expanded);
        var result = new LdMap();
        if (context is not (LdMap { Count: 0 } or LdArray { Count: 0 } or LdNull)) result["@context"] = context;
        if (asGraph)
        {
            result[IriCompaction.Keyword(active, "@graph")] = LdArray.Of(compacted);
        }
        else if (compacted is LdMap map)
        {
            foreach ((string key, LdValue value) in map) result[key] = value;
        }
        else if (compacted is LdArray { Count: > 0 })
        {
            result[IriCompaction.Keyword(active, "@graph")] = compacted;
        }
        return result;
    }

    /// <summary>The context in a JSON text: the text itself, or the value of its @context.</summary>
    public LdValue ParseContext(ReadOnlyMemory<byte> text)
    {
        LdValue context = LdParser.Parse(text.Span, Options.MaxDepth, "context");
        return context is LdMap map && map["@context"] is { } inner ? inner : context;
    }

    private ActiveContext Initial() => new(Options.BaseIri);
}
