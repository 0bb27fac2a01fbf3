using System.Text.Json;
using KnowledgeGraph.Formats.Text;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Reads a document of a form that <see cref="DocumentOutline"/> allows; only its context and the node at hand are held.</summary>
internal sealed class NodeStreamReader(
    Utf8Input input,
    JsonLdOptions options,
    Func<RdfSyntaxException, bool>? goesOnAfter,
    IQuadSink sink,
    CancellationToken cancellationToken)
{
    private readonly JsonLdRun _run = new(options, default);
    private readonly JsonReaderOptions _jsonOptions = new() { MaxDepth = options.MaxDepth };
    private byte[] _context = [];
    private TextPosition _contextStart;

    /// <summary>Reads the document.</summary>
    /// <exception cref="RdfSyntaxException">It breaks JSON-LD.</exception>
    public void Read()
    {
        try
        {
            ActiveContext active = _run.Start(contextUrl: null);
            bool isGraph = NextToken() == '{';
            input.Advance(1);
            if (isGraph && IsContext())
            {
                SkipKey();
                _contextStart = input.Position;
                int length = ValueLength();
                _context = input.Ahead[..length].ToArray();
                active = _run.Contexts.Process(active, LdParser.ParseValue(_context, 0, options.MaxDepth), options.BaseIri);
                input.Advance(length);
                NextToken();
                input.Advance(1);
            }
            if (isGraph)
            {
                SkipKey();
                input.Advance(1);
            }
            ReadNodes(active, isGraph ? "@graph" : null);
        }
        catch (JsonLdException error)
        {
            throw Located(error);
        }
    }

    private void ReadNodes(ActiveContext active, string? property)
    {
        JsonLdOptions tolerant = goesOnAfter is null ? options : options with { GoesOnAfter = error => goesOnAfter(Located(error)) };
        var expander = new Expander(_run.Contexts, tolerant);
        var emitter = new RdfEmitter(sink, options.RdfDirection, cancellationToken);
        while (NextToken() != ']')
        {
            int length = ValueLength();
            // Behind the context, so that an error tells by its offset where it is.
            LdValue node = LdParser.ParseValue(input.Ahead[..length], _context.Length, options.MaxDepth);
            if (expander.Expand(active, property, node, options.BaseIri) is { } expanded) emitter.EmitGraph(expanded, default);
            input.Advance(length);
            if (NextToken() == ',') input.Advance(1);
        }
    }

    private RdfSyntaxException Located(JsonLdException error)
    {
        string reason = $"{error.Reason} ({error.Code})";
        if (error.Line > 0 || error.SourceName is not null)
        {
            return new RdfSyntaxException(reason, error.SourceName, Math.Max(1, error.Line), Math.Max(1, error.Column));
        }
        if (error.Offset >= _context.Length) return input.Error(reason, error.Offset - _context.Length);
        if (error.Offset < 0) return input.Error(reason);
        TextPosition at = _contextStart.After(_context.AsSpan(0, error.Offset));
        return new RdfSyntaxException(reason, options.SourceName ?? options.BaseIri, at.Line, at.Column);
    }

    // The document is known to be JSON of one of two forms: what is passed over needs no check.
    private int NextToken()
    {
        while (input.Peek() is ' ' or '\t' or '\n' or '\r') input.Advance(1);
        return input.Peek();
    }

    private bool IsContext()
    {
        NextToken();
        input.Peek("\"@context\"".Length);
        return input.Ahead.StartsWith("\"@context\""u8);
    }

    private void SkipKey()
    {
        NextToken();
        while (input.Peek() != ':') input.Advance(1);
        input.Advance(1);
        NextToken();
    }

    private int ValueLength()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(input.Ahead, isFinalBlock: false, new JsonReaderState(_jsonOptions));
            if (reader.Read() && reader.TrySkip()) return (int)reader.BytesConsumed;
            // Twice as much each time, so that a large node is not looked through again for every piece of it.
            int wanted = input.Ahead.Length * 2;
            while (input.Ahead.Length < wanted && input.More())
            {
            }
        }
    }
}
