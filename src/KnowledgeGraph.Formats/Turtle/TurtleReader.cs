using System.Text;
using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Turtle;

/// <summary>Reads Turtle 1.1, and TriG 1.1 where <c>allowsGraphs</c>. One object reads one document.</summary>
/// <remarks>Nesting is kept on a stack of frames and bounded, so that no document can exhaust the thread's stack.</remarks>
internal sealed class TurtleReader
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
        _boolean = Constant("http://www.w3.org/2001/XMLSchema#boolean"u8);
        _numberTypes =
        [
            Constant("http://www.w3.org/2001/XMLSchema#integer"u8),
            Constant("http://www.w3.org/2001/XMLSchema#decimal"u8),
            Constant("http://www.w3.org/2001/XMLSchema#double"u8),
        ];
        _constantsEnd = _terms.Length;
    }

    private enum FrameKind : byte
    {
        Statement,
        PropertyList,
        Collection,
    }

    private enum Next : byte
    {
        Verb,
        Object,
        AfterObject,
        AfterNestedSubject,
    }

    /// <summary>Reads the document to its end.</summary>
    public void Read()
    {
        while (true)
        {
            try
            {
                ReadBlocks();
                return;
            }
            catch (RdfSyntaxException error) when (_input.IsTolerant)
            {
                Recover(error, isInGraph: false);
            }
        }
    }

    private void ReadBlocks()
    {
        for (int c = _lexer.PeekToken(); c >= 0; c = _lexer.PeekToken())
        {
            _terms.Length = _constantsEnd;
            _graph = default;
            if (c == '@') ReadAtDirective();
            else if (c == '{' && _allowsGraphs) ReadGraph(default);
            else if (c is 'p' or 'P' or 'b' or 'B' or 'g' or 'G' && TryReadKeyword()) continue;
            else ReadBlock();
        }
    }

    private void Recover(RdfSyntaxException error, bool isInGraph)
    {
        _input.Report(error);
        _depth = 0;
        StatementSkipper.SkipStatement(_input, isInGraph);
    }

    private void ReadAtDirective()
    {
        _lexer.Advance();
        ReadOnlySpan<byte> word = _lexer.PeekName();
        if (word.SequenceEqual("prefix"u8)) ReadPrefix();
        else if (word.SequenceEqual("base"u8)) ReadBase();
        else throw _input.Error($"found '@{Encoding.UTF8.GetString(word)}' where '@prefix' or '@base' is expected (in lower case)");
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

    private TermSlot ReadDeclaredIri()
    {
        if (_lexer.PeekToken() != '<') throw Unexpected("the IRI of the declaration, between '<' and '>'");
        return _lexer.ReadIri();
    }

    private void ReadNamedGraph()
    {
        _lexer.Advance("graph".Length);
        TermSlot name = _lexer.PeekToken() == '[' ? ReadAnonymousName() : ReadSimpleTerm();
        if (_lexer.PeekToken() != '{') throw Unexpected("'{' after the name of the graph");
        ReadGraph(name);
    }

    private TermSlot ReadAnonymousName()
    {
        _lexer.Advance();
        if (_lexer.PeekToken() != ']') throw Unexpected("']': a graph may be named '[]', but not described there");
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
            if (_input.IsTolerant) TryReadStatement();
            else ReadStatement();
        }
        _lexer.Advance();
    }

    private void TryReadStatement()
    {
        try
        {
            ReadStatement();
        }
        catch (RdfSyntaxException error) when (_input.IsTolerant)
        {
            Recover(error, isInGraph: true);
        }
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

    // Reads a statement without its dot, or the named graph that a subject turns out to open; true for the latter.
    private bool ReadTriples(bool mayNameGraph)
    {
        TermSlot subject;
        switch (_lexer.PeekToken())
        {
            case '[':
                _lexer.Advance();
                if (_lexer.PeekToken() != ']') return ReadFrames(nestedSubject: FrameKind.PropertyList);
                _lexer.Advance();
                subject = _lexer.NewBlankNode();
                break;
            case '(':
                _lexer.Advance();
                if (_lexer.PeekToken() != ')') return ReadFrames(nestedSubject: FrameKind.Collection);
                _lexer.Advance();
                subject = _nil;
                mayNameGraph = false;
                break;
            default:
                subject = ReadSimpleTerm();
                break;
        }
        if (mayNameGraph && _lexer.PeekToken() == '{')
        {
            ReadGraph(subject);
            return true;
        }
        Push(FrameKind.Statement, subject);
        return ReadFrames();
    }

    private bool ReadFrames(FrameKind nestedSubject)
    {
        TermSlot node = _lexer.NewBlankNode();
        Push(FrameKind.Statement, node);
        _frames[0].MayEndEarly = nestedSubject == FrameKind.PropertyList;
        Push(nestedSubject, node);
        return ReadFrames();
    }

    private bool ReadFrames()
    {
        while (_depth > 0)
        {
            int c = _lexer.PeekToken();
            ref Frame frame = ref _frames[_depth - 1];
            switch (_next)
            {
                case Next.Verb:
                    ReadVerb(c, ref frame);
                    break;
                case Next.Object:
                    ReadObject(c, ref frame);
                    break;
                case Next.AfterNestedSubject:
                    if (frame.MayEndEarly && (c == '.' || (c == '}' && _allowsGraphs))) _depth--;
                    else _next = Next.Verb;
                    break;
                default:
                    ReadAfterObject(c, ref frame);
                    break;
            }
        }
        return false;
    }

    private void Push(FrameKind kind, in TermSlot subject)
    {
        if (_depth > _maxDepth) throw _input.Error($"'[' and '(' are nested more than {_maxDepth} deep, the most that is allowed");
        if (_depth == _frames.Length) Array.Resize(ref _frames, _depth * 2);
        ref Frame frame = ref _frames[_depth++];
        frame = new Frame { Kind = kind, Subject = subject, SubjectEnd = _terms.Length, PredicateEnd = _terms.Length };
        _next = Next.Verb;
        if (kind != FrameKind.Collection) return;
        frame.Predicate = _first;
        _next = Next.Object;
    }

    private void Pop()
    {
        _lexer.Advance();
        _depth--;
        _next = _frames[_depth - 1].Predicate.Kind == TermKind.None ? Next.AfterNestedSubject : Next.AfterObject;
    }

    private void ReadVerb(int c, ref Frame frame)
    {
        _terms.Length = frame.SubjectEnd;
        if (c == 'a' && _lexer.PeekWord().SequenceEqual("a"u8))
        {
            _lexer.Advance();
            frame.Predicate = _type;
        }
        else if (c is '<' or ':' || IsNameStart(c))
        {
            frame.Predicate = c == '<' ? _lexer.ReadIri() : _lexer.ReadPrefixedName();
        }
        else
        {
            throw Unexpected("a predicate: an IRI, a prefixed name or 'a'", c);
        }
        frame.PredicateEnd = _terms.Length;
        _next = Next.Object;
    }

    private void ReadObject(int c, ref Frame frame)
    {
        _terms.Length = frame.PredicateEnd;
        if (c is '[' or '(')
        {
            _lexer.Advance();
            int close = c == '[' ? ']' : ')';
            if (_lexer.PeekToken() != close)
            {
                TermSlot node = _lexer.NewBlankNode();
                Emit(frame, node);
                Push(c == '[' ? FrameKind.PropertyList : FrameKind.Collection, node);
                return;
            }
            _lexer.Advance();
            Emit(frame, c == '[' ? _lexer.NewBlankNode() : _nil);
        }
        else
        {
            Emit(frame, ReadObjectTerm(c));
        }
        _next = Next.AfterObject;
    }

    private TermSlot ReadObjectTerm(int c)
    {
        switch (c)
        {
            case '"' or '\'':
                return ReadLiteral();
            case '+' or '-' or '.' or (>= '0' and <= '9'):
                if (c == '.' && _lexer.Peek(1) is not (>= '0' and <= '9')) throw Unexpected("an object", c);
                TermSlot number = _lexer.ReadNumber(out int kind);
                return number with { ExtraStart = _numberTypes[kind].Start, ExtraLength = _numberTypes[kind].Length };
            case 't' or 'f':
                ReadOnlySpan<byte> word = _lexer.PeekWord();
                if (!word.SequenceEqual("true"u8) && !word.SequenceEqual("false"u8)) return ReadSimpleTerm();
                var boolean = new TermSlot(TermKind.Literal, _terms.Length, word.Length, _boolean.Start, _boolean.Length);
                _terms.Append(word);
                _lexer.Advance(word.Length);
                return boolean;
            case ',' or ';' or ']' or ')' or '}' or < 0:
                throw Unexpected("an object: an IRI, a prefixed name, a literal, '[' or '('", c);
            default:
                return ReadSimpleTerm();
        }
    }

    private TermSlot ReadLiteral()
    {
        TermSlot literal = _lexer.ReadString();
        switch (_lexer.Peek())
        {
            case '@':
                TermSlot language = _lexer.ReadLanguageTag();
                return literal with { ExtraStart = language.Start, ExtraLength = language.Length, HasLanguage = true };
            case '^':
                if (_lexer.Peek(1) != '^') throw Unexpected("'^^' before a datatype", '^');
                _lexer.Advance(2);
                int c = _lexer.PeekToken();
                if (c != '<' && c != ':' && !IsNameStart(c)) throw Unexpected("the IRI of a datatype after '^^'", c);
                TermSlot datatype = c == '<' ? _lexer.ReadIri() : _lexer.ReadPrefixedName();
                return literal with { ExtraStart = datatype.Start, ExtraLength = datatype.Length };
            default:
                return literal;
        }
    }

    private TermSlot ReadSimpleTerm() => _lexer.PeekToken() switch
    {
        '<' => _lexer.ReadIri(),
        '_' => _lexer.ReadBlankNode(),
        _ => _lexer.ReadPrefixedName(),
    };

    private void ReadAfterObject(int c, ref Frame frame)
    {
        if (frame.Kind == FrameKind.Collection)
        {
            ReadAfterItem(c, ref frame);
            return;
        }
        bool isList = frame.Kind == FrameKind.PropertyList;
        switch (c)
        {
            case ',':
                _lexer.Advance();
                _next = Next.Object;
                return;
            case ';':
                _lexer.Advance();
                c = _lexer.PeekToken();
                _next = c == ';' || EndsList(c, isList) ? Next.AfterObject : Next.Verb;
                return;
            case ']' when isList:
                Pop();
                return;
            case var _ when EndsList(c, isList):
                _depth--;
                return;
            default:
                throw Unexpected(isList ? "';', ',' or ']' after the object" : "'.', ';' or ',' after the statement", c);
        }
    }

    private bool EndsList(int c, bool isPropertyList) => isPropertyList ? c == ']' : c == '.' || (c == '}' && _allowsGraphs);

    private void ReadAfterItem(int c, ref Frame frame)
    {
        if (c == ')')
        {
            Emit(frame, _rest, _nil);
            Pop();
            return;
        }
        if (c < 0) throw Unexpected("')' at the end of the list", c);
        _terms.Length = frame.PredicateEnd;
        TermSlot cell = _lexer.NewBlankNode();
        Emit(frame, _rest, cell);
        // The label of the cell before is of no more use: the new one takes its place, so that long lists need no more room.
        frame.Subject = _terms.Move(cell, frame.SubjectEnd);
        frame.PredicateEnd = _terms.Length;
        _next = Next.Object;
    }

    private void Emit(in Frame frame, in TermSlot @object) => Emit(frame, frame.Predicate, @object);

    private void Emit(in Frame frame, in TermSlot predicate, in TermSlot @object) =>
        _sink.OnQuad(_terms[frame.Subject], _terms[predicate], _terms[@object], _terms[_graph]);

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

    private static bool IsNameStart(int c) => c >= 0x80 || (c >= 0 && char.IsAsciiLetter((char)c));

    private struct Frame
    {
        public FrameKind Kind;
        public bool MayEndEarly;
        public TermSlot Subject;
        public TermSlot Predicate;
        public int SubjectEnd;
        public int PredicateEnd;
    }
}
