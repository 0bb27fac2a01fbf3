using System.Text;
using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Turtle;

/// <summary>Reads Turtle 1.2, and TriG 1.2 where <c>allowsGraphs</c>. One object reads one document.</summary>
/// <remarks>Nesting is kept on a stack of frames and bounded, so that no document can exhaust the thread's stack.</remarks>
internal sealed partial class TurtleReader
{
    private readonly TermBuffer _terms = new();
    private readonly TurtleLexer _lexer;
    private readonly Utf8Input _input;
    private readonly IQuadSink _sink;
    private readonly bool _allowsGraphs;
    private readonly int _maxDepth;
    private readonly TermSlot _type;
    private readonly TermSlot _first;
    private readonly TermSlot _rest;
    private readonly TermSlot _nil;
    private readonly TermSlot _reifies;
    private readonly TermSlot _boolean;
    private readonly TermSlot[] _numberTypes;
    private readonly int _constantsEnd;
    private Frame[] _frames = new Frame[16];
    private int _depth;
    private Next _next;
    private TermSlot _graph;

    public TurtleReader(Utf8Input input, RdfReaderOptions options, IQuadSink sink, bool allowsGraphs)
    {
        _input = input;
        _sink = sink;
        _allowsGraphs = allowsGraphs;
        _maxDepth = options.MaxDepth;
        _lexer = new TurtleLexer(input, _terms)
        {
            Base = options.BaseIri is null ? null : new IriResolver(options.BaseIri),
        };
        _type = Constant("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8);
        _first = Constant("http://www.w3.org/1999/02/22-rdf-syntax-ns#first"u8);
        _rest = Constant("http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"u8);
        _nil = Constant("http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"u8);
        _reifies = Constant("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies"u8);
        _boolean = Constant("http://www.w3.org/2001/XMLSchema#boolean"u8);
        _numberTypes =
        [
            Constant("http://www.w3.org/2001/XMLSchema#integer"u8),
            Constant("http://www.w3.org/2001/XMLSchema#decimal"u8),
            Constant("http://www.w3.org/2001/XMLSchema#double"u8),
        ];
        _constantsEnd = _terms.Length;
    }

    /// <summary>Reads the document to its end.</summary>
    public void Read()
    {
        if (_input.IsTolerant) ReadTolerantly();
        else ReadBlocks();
    }

    private void ReadBlocks()
    {
        for (int c = _lexer.PeekToken(); c >= 0; c = _lexer.PeekToken())
        {
            _terms.Length = _constantsEnd;
            _graph = default;
            if (c == '@') ReadAtDirective();
            else if (c == '{' && _allowsGraphs) ReadGraph(default);
            else if (c is 'p' or 'P' or 'b' or 'B' or 'g' or 'G' or 'v' or 'V' && TryReadKeyword()) continue;
            else ReadBlock();
        }
    }

    private void ReadAtDirective()
    {
        _lexer.Advance();
        ReadOnlySpan<byte> word = _lexer.PeekName();
        if (word.SequenceEqual("prefix"u8)) ReadPrefix();
        else if (word.SequenceEqual("base"u8)) ReadBase();
        else if (word.SequenceEqual("version"u8)) ReadVersion();
        else throw _input.Error($"found '@{Encoding.UTF8.GetString(word)}' where '@prefix', '@base' or '@version' is expected (in lower case)");
        if (_lexer.PeekToken() == '.')
        {
            _lexer.Advance();
            return;
        }
        RdfSyntaxException error = Unexpected("a '.' after the declaration");
        // The declaration is whole: what follows on the next line can be read without it.
        if (!_lexer.CrossedLine) throw error;
        _input.Report(error);
    }

    private bool TryReadKeyword()
    {
        ReadOnlySpan<byte> word = _lexer.PeekWord();
        if (Ascii.EqualsIgnoreCase(word, "PREFIX"u8)) ReadPrefix();
        else if (Ascii.EqualsIgnoreCase(word, "BASE"u8)) ReadBase();
        else if (Ascii.EqualsIgnoreCase(word, "VERSION"u8)) ReadVersion();
        else if (_allowsGraphs && Ascii.EqualsIgnoreCase(word, "GRAPH"u8)) ReadNamedGraph();
        else return false;
        return true;
    }

    private void ReadPrefix()
    {
        _lexer.Advance("prefix".Length);
        _lexer.PeekToken();
        TermSlot prefix = _lexer.ReadDeclaredPrefix();
        TermSlot iri = ReadDeclaredIri();
        ReadOnlySpan<byte> prefixBytes = _terms.From(prefix.Start)[..prefix.Length];
        ReadOnlySpan<byte> iriBytes = _terms.From(iri.Start);
        _lexer.Prefixes.Declare(prefixBytes, iriBytes);
        _sink.OnPrefix(prefixBytes, iriBytes);
    }

    private void ReadBase()
    {
        _lexer.Advance("base".Length);
        ReadOnlySpan<byte> iri = _terms.From(ReadDeclaredIri().Start);
        _lexer.Base = new IriResolver(iri);
        _sink.OnBase(iri);
    }

    // Whatever version is announced: what is read is what all of them can say.
    private void ReadVersion()
    {
        _lexer.Advance("version".Length);
        int c = _lexer.PeekToken();
        bool isShort = c is '"' or '\'' && (_lexer.Peek(1) != c || _lexer.Peek(2) != c);
        if (!isShort) throw Unexpected("a version in simple quotes, like \"1.2\",", c);
        _lexer.ReadString();
    }

    private TermSlot ReadDeclaredIri()
    {
        if (_lexer.PeekToken() != '<') throw Unexpected("the IRI of the declaration, between '<' and '>'");
        return _lexer.ReadIri();
    }

    private void ReadNamedGraph()
    {
        _lexer.Advance("graph".Length);
        TermSlot name = _lexer.PeekToken() == '['
            ? ReadAnonymous("a graph may be named '[]', but not described there")
            : ReadSimpleTerm();
        if (_lexer.PeekToken() != '{') throw Unexpected("'{' after the name of the graph");
        ReadGraph(name);
    }

    private TermSlot ReadAnonymous(string hint)
    {
        _lexer.Advance();
        if (_lexer.PeekToken() != ']') throw Unexpected($"']'; {hint}");
        _lexer.Advance();
        return _lexer.NewBlankNode();
    }

    private void ReadGraph(in TermSlot name)
    {
        _graph = name;
        _lexer.Advance();
        int start = _terms.Length;
        for (int c = _lexer.PeekToken(); c != '}'; c = _lexer.PeekToken())
        {
            if (c < 0) throw Unexpected("'}' at the end of the graph");
            _terms.Length = start;
            if (_input.IsTolerant) ReadStatementTolerantly();
            else ReadStatement();
        }
        _lexer.Advance();
    }

    private void ReadStatement()
    {
        ReadTriples(mayNameGraph: false);
        int c = _lexer.PeekToken();
        if (c == '.') _lexer.Advance();
        else if (c != '}') throw Unexpected("'.', ';' or ',' after the statement, or '}' at the end of the graph", c);
    }

    private void ReadBlock()
    {
        if (!ReadTriples(_allowsGraphs)) Expect('.', "'.', ';' or ',' after the statement");
    }

    private TermSlot Constant(ReadOnlySpan<byte> iri)
    {
        var slot = new TermSlot(TermKind.Iri, _terms.Length, iri.Length);
        _terms.Append(iri);
        return slot;
    }

    private void Expect(char c, string expected)
    {
        int found = _lexer.PeekToken();
        if (found != c) throw Unexpected(expected, found);
        _lexer.Advance();
    }

    private RdfSyntaxException Unexpected(string expected, int c = 0)
    {
        string hint = c switch
        {
            '{' or '}' when !_allowsGraphs => "; graphs belong to TriG, not to Turtle",
            _ when _lexer.CrossedLine && expected.StartsWith("'.'", StringComparison.Ordinal) =>
                "; is a '.' missing at the end of the line before?",
            _ => "",
        };
        return _input.Error($"found {TurtleErrors.Found(_input)} where {expected} is expected{hint}");
    }
}
