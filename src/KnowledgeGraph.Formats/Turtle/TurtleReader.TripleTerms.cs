using System.Runtime.CompilerServices;
using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Turtle;

/// <content>Triple terms, reified triples, reifiers and annotations (RDF 1.2 Turtle §2.10–2.11).</content>
internal sealed partial class TurtleReader
{
    private int _tripleDepth;

    private bool IsTripleAhead() => _lexer.Peek(1) == '<';

    private bool IsAnnotationAhead() => _lexer.Peek(1) == '|';

    // A triple in angle brackets as object: a triple term is the object itself, a reified triple stands for its reifier.
    private TermSlot ReadTripleObject() => _lexer.Peek(2) == '(' ? ReadTripleTerm() : ReadReifiedTriple();

    // << s p o ~ reifier >>
    private TermSlot ReadReifiedTriple()
    {
        if (_lexer.Peek(2) == '(') throw _input.Error("a triple term <<( … )>> may stand as object only; a reified triple is written << … >>");
        EnterTriple();
        _lexer.Advance(2);
        TermSlot subject = _lexer.PeekToken() == '<' && IsTripleAhead() ? ReadReifiedTriple() : ReadInnerNode();
        TermSlot predicate = ReadInnerPredicate();
        TermSlot @object = ReadInnerObject(allowsReified: true);
        TermSlot reifier = _lexer.PeekToken() == '~' ? ReadReifier() : _lexer.NewBlankNode();
        ExpectBrackets(">>", "'>>' at the end of the reified triple");
        Reify(reifier, EncodeTriple(subject, predicate, @object));
        _tripleDepth--;
        return reifier;
    }

    // <<( s p o )>>
    private TermSlot ReadTripleTerm()
    {
        EnterTriple();
        _lexer.Advance(3);
        int start = _terms.Length;
        TermSlot subject = ReadInnerNode();
        TermSlot predicate = ReadInnerPredicate();
        TermSlot @object = ReadInnerObject(allowsReified: false);
        _lexer.PeekToken();
        ExpectBrackets(")>>", "')>>' at the end of the triple term");
        _tripleDepth--;
        // Only the whole is needed from here on: nested triple terms take no more room than the outermost.
        return _terms.Move(EncodeTriple(subject, predicate, @object), start);
    }

    private TermSlot ReadInnerNode()
    {
        int c = _lexer.PeekToken();
        if (c == '[') return ReadAnonymous("blank nodes inside of a triple are written '[]' or _:label, and described outside of it");
        if (c is '(' or '"' or '\'') throw Unexpected("the subject of a triple: an IRI, a prefixed name or a blank node", c);
        return ReadSimpleTerm();
    }

    private TermSlot ReadInnerPredicate()
    {
        int c = _lexer.PeekToken();
        if (c == 'a' && _lexer.PeekWord().SequenceEqual("a"u8))
        {
            _lexer.Advance();
            return _type;
        }
        if (c == '<') return _lexer.ReadIri();
        return c == ':' || IsNameStart(c) ? _lexer.ReadPrefixedName() : throw Unexpected("a predicate: an IRI, a prefixed name or 'a'", c);
    }

    private TermSlot ReadInnerObject(bool allowsReified)
    {
        int c = _lexer.PeekToken();
        if (c == '[') return ReadAnonymous("blank nodes inside of a triple are written '[]' or _:label, and described outside of it");
        if (c == '(') throw _input.Error("a list may not stand inside of a triple; give it a blank node, and describe that outside of it");
        if (c == '<' && IsTripleAhead() && _lexer.Peek(2) != '(' && !allowsReified)
        {
            throw _input.Error("a reified triple << … >> may not stand inside of a triple term; write <<( … )>>");
        }
        return ReadObjectTerm(c);
    }

    // ~, and the name of the reifier where it has one.
    private TermSlot ReadReifier()
    {
        _lexer.Advance();
        int c = _lexer.PeekToken();
        if (c == '[') return ReadAnonymous("a reifier may be '[]', but not described there");
        return c is '<' or '_' or ':' || IsNameStart(c) ? ReadSimpleTerm() : _lexer.NewBlankNode();
    }

    // What follows an object: reifiers of the triple that it ends, and blocks that describe one.
    private void ReadAnnotation(int c, ref Frame frame)
    {
        _terms.Length = frame.ObjectEnd;
        TermSlot triple = EncodeTriple(frame.Subject, frame.Predicate, frame.Object);
        TermSlot reifier = c == '~' ? ReadReifier() : _lexer.NewBlankNode();
        Reify(reifier, triple);
        if (_lexer.PeekToken() != '{' || !IsAnnotationAhead()) return;
        _lexer.Advance(2);
        Push(FrameKind.Annotation, reifier);
    }

    private void Reify(in TermSlot reifier, in TermSlot triple) => _sink.OnQuad(_terms[reifier], _terms[_reifies], _terms[triple], _terms[_graph]);

    private TermSlot EncodeTriple(in TermSlot subject, in TermSlot predicate, in TermSlot @object)
    {
        int length = Utf8Triple.EncodedLength(_terms[subject], _terms[predicate], _terms[@object]);
        _input.CheckTokenLength(length);
        // Making room may move the buffer, so the terms are looked up behind it.
        Span<byte> room = _terms.Reserve(length);
        Utf8Triple.Encode(_terms[subject], _terms[predicate], _terms[@object], room);
        var slot = new TermSlot(TermKind.Triple, _terms.Length, length);
        _terms.Length += length;
        return slot;
    }

    private void EnterTriple()
    {
        if (++_tripleDepth <= _maxDepth && RuntimeHelpers.TryEnsureSufficientExecutionStack()) return;
        throw _input.Error($"triples are nested more than {_maxDepth} deep, the most that is allowed");
    }

    private void ExpectBrackets(string brackets, string expected)
    {
        int c = _lexer.PeekToken();
        for (int i = 0; i < brackets.Length; i++)
        {
            if (_lexer.Peek(i) != brackets[i]) throw Unexpected(expected, c);
        }
        _lexer.Advance(brackets.Length);
    }
}
