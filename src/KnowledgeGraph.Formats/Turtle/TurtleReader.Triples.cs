using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Turtle;

/// <content>Subjects with their predicates and objects: the nesting of <c>[ … ]</c> and <c>( … )</c>.</content>
internal sealed partial class TurtleReader
{
    private enum FrameKind : byte
    {
        Statement,
        PropertyList,
        Collection,
        Annotation,
    }

    private enum Next : byte
    {
        Verb,
        Object,
        AfterObject,
        AfterNestedSubject,
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
            case '<' when IsTripleAhead():
                Push(FrameKind.Statement, ReadReifiedTriple());
                _frames[0].MayEndEarly = true;
                _next = Next.AfterNestedSubject;
                return ReadFrames();
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
                EmitObject(ref frame, node);
                Push(c == '[' ? FrameKind.PropertyList : FrameKind.Collection, node);
                return;
            }
            _lexer.Advance();
            EmitObject(ref frame, c == '[' ? _lexer.NewBlankNode() : _nil);
        }
        else
        {
            EmitObject(ref frame, ReadObjectTerm(c));
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
            case '<' when IsTripleAhead():
                return ReadTripleObject();
            default:
                return ReadSimpleTerm();
        }
    }

    private TermSlot ReadLiteral()
    {
        TermSlot literal = _lexer.ReadString();
        if (_lexer.Peek() is ' ' or '\t' or '\r' or '\n') PassSpaceWithinLiteral();
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
                if (LanguageTag.IsDatatypeOfTagged(_terms[datatype].Value)) throw _input.Error(TurtleErrors.TagMissing);
                return literal with { ExtraStart = datatype.Start, ExtraLength = datatype.Length };
            default:
                return literal;
        }
    }

    // Space may stand before a tag or datatype, even line ends. It stays where none follows: errors ask what stands on which line.
    private void PassSpaceWithinLiteral()
    {
        int space = 0;
        while (_lexer.Peek(space) is ' ' or '\t' or '\r' or '\n') space++;
        int c = _lexer.Peek(space);
        if (c == '^' || (c == '@' && !IsDirective(space + 1))) _lexer.Advance(space);
    }

    // After a missing dot, '@' rather begins a declaration than a language tag.
    private bool IsDirective(int at) =>
        StartsWith(at, "prefix ") || StartsWith(at, "base ") || StartsWith(at, "version ");

    private bool StartsWith(int at, string word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (_lexer.Peek(at + i) != word[i]) return false;
        }
        return true;
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
        switch (c)
        {
            case ',':
                _lexer.Advance();
                _next = Next.Object;
                return;
            case ';':
                _lexer.Advance();
                c = _lexer.PeekToken();
                _next = c == ';' || EndsList(c, frame.Kind) ? Next.AfterObject : Next.Verb;
                return;
            case '~':
            case '{' when IsAnnotationAhead():
                ReadAnnotation(c, ref frame);
                return;
            case var _ when !EndsList(c, frame.Kind):
                throw Unexpected(ExpectedAfterObject(frame.Kind), c);
            case '|':
                _lexer.Advance();
                Pop();
                return;
            case ']':
                Pop();
                return;
            default:
                _depth--;
                return;
        }
    }

    private bool EndsList(int c, FrameKind kind) => kind switch
    {
        FrameKind.PropertyList => c == ']',
        FrameKind.Annotation => c == '|' && _lexer.Peek(1) == '}',
        _ => c == '.' || (c == '}' && _allowsGraphs),
    };

    private static string ExpectedAfterObject(FrameKind kind) => kind switch
    {
        FrameKind.PropertyList => "';', ',' or ']' after the object",
        FrameKind.Annotation => "';', ',' or '|}' after the object",
        _ => "'.', ';' or ',' after the statement",
    };

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

    private void EmitObject(ref Frame frame, in TermSlot @object)
    {
        frame.Object = @object;
        frame.ObjectEnd = _terms.Length;
        Emit(frame, frame.Predicate, @object);
    }

    private void Emit(in Frame frame, in TermSlot predicate, in TermSlot @object) =>
        _sink.OnQuad(_terms[frame.Subject], _terms[predicate], _terms[@object], _terms[_graph]);

    private static bool IsNameStart(int c) => c >= 0x80 || (c >= 0 && char.IsAsciiLetter((char)c));

    private struct Frame
    {
        public FrameKind Kind;
        public bool MayEndEarly;
        public TermSlot Subject;
        public TermSlot Predicate;
        public TermSlot Object;
        public int SubjectEnd;
        public int PredicateEnd;
        public int ObjectEnd;
    }
}
