using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>Triples, blank node property lists and collections, in patterns, templates and data (SPARQL 1.2 §19.8).</summary>
internal sealed partial class Parser
{
    private static readonly Constant RdfFirst = new(RdfVocabulary.First);
    private static readonly Constant RdfRest = new(RdfVocabulary.Rest);
    private static readonly Constant RdfNil = new(RdfVocabulary.Nil);

    // Whether the blank node or list parsed last was more than [] or ().
    private bool _lastNodeHasContent;

    // Whether the subject parsed last has several predicates.
    private bool _lastListHasSemicolon;

    /// <summary>Parses triples with dots between them, as long as another one starts.</summary>
    private void ParseTriples(ITripleTarget target)
    {
        while (StartsTriple())
        {
            ParseTriplesSameSubject(target);
            if (TryTake(TokenKind.Dot)) continue;
            if (StartsTriple())
            {
                throw Unexpected(_lastListHasSemicolon
                    ? "'.', ';' or ','; after ';' come a predicate and its object, the subject stays the same, and '.' ends the triple"
                    : "'.' between two triples, ';' before another predicate, or ',' before another object");
            }
            return;
        }
    }

    private bool StartsTriple() => _token.Kind switch
    {
        TokenKind.Variable or TokenKind.IriReference or TokenKind.PrefixedName or TokenKind.BlankNodeLabel
            or TokenKind.String or TokenKind.Integer or TokenKind.Decimal or TokenKind.Double
            or TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.ReifiedTripleStart or TokenKind.TripleTermStart => true,
        TokenKind.Word => IsWord("true") || IsWord("false"),
        _ => false,
    };

    private void ParseTriplesSameSubject(ITripleTarget target)
    {
        Token start = _token;
        PatternTerm subject = ParseNode(target, "a subject: a variable, an IRI, a literal, a blank node or a list");

        // A list, a blank node with properties or a reified triple says enough by itself; everything else needs a predicate.
        bool mayStandAlone = start.Kind == TokenKind.ReifiedTripleStart
            || (start.Kind is (TokenKind.LeftParenthesis or TokenKind.LeftBracket) && _lastNodeHasContent);
        if (mayStandAlone && !StartsVerb()) return;
        ParsePropertyList(target, subject);
    }

    private bool StartsVerb() =>
        _token.Kind is TokenKind.Variable or TokenKind.IriReference or TokenKind.PrefixedName or TokenKind.Caret or TokenKind.Not
            or TokenKind.LeftParenthesis
        || IsLowerA();

    private bool IsLowerA() => Is(TokenKind.Word) && TokenText is "a";

    private void ParsePropertyList(ITripleTarget target, PatternTerm subject)
    {
        ParseVerbAndObjects(target, subject);
        bool hasSemicolon = false;
        while (TryTake(TokenKind.Semicolon))
        {
            hasSemicolon = true;
            if (StartsVerb()) ParseVerbAndObjects(target, subject);
        }
        _lastListHasSemicolon = hasSemicolon;
    }

    private void ParseVerbAndObjects(ITripleTarget target, PatternTerm subject)
    {
        if (!StartsVerb())
        {
            throw Unexpected(target.AllowsPaths
                ? "a predicate: an IRI, 'a', a variable or a property path"
                : "a predicate: an IRI, 'a' or a variable");
        }
        PatternTerm? predicate = null;
        PropertyPath? path = null;
        if (Is(TokenKind.Variable))
        {
            predicate = ParseVariable(target);
        }
        else if (target.AllowsPaths)
        {
            path = ParsePath();
            if (path is PredicatePath simple) predicate = new Constant(simple.Predicate);
        }
        else
        {
            predicate = new Constant(TakePredicate("a predicate; property paths stand only in WHERE"));
        }
        do
        {
            PatternTerm @object = ParseNode(target, "an object: a variable, an IRI, a literal, a blank node or a list");
            if (predicate is not null) target.Add(new TriplePattern(subject, predicate, @object));
            else target.AddPath(subject, path!, @object);
            ParseAnnotations(target, subject, predicate, @object);
        }
        while (TryTake(TokenKind.Comma));
    }

    private PatternTerm ParseNode(ITripleTarget target, string expectation)
    {
        switch (_token.Kind)
        {
            case TokenKind.Variable:
                return ParseVariable(target);
            case TokenKind.BlankNodeLabel:
                return ParseBlankNodeLabel(target);
            case TokenKind.LeftBracket:
                return ParseBlankNode(target);
            case TokenKind.LeftParenthesis:
                return ParseCollection(target);
            case TokenKind.TripleTermStart:
                return ParseTripleTerm(target);
            case TokenKind.ReifiedTripleStart:
                return ParseReifiedTriple(target);
            default:
                if (TryTakeIri(out Constant? iri)) return iri;
                if (TryTakeLiteral(out Literal? literal)) return new Constant(literal);
                throw Unexpected(expectation);
        }
    }

    private Variable ParseVariable(ITripleTarget target)
    {
        if (target.VariablesRefused is { } reason) throw Error($"found {SyntaxHints.Describe(_source.Text, _token)}; {reason}", _token);
        Variable variable = TakeVariable("a variable");
        target.OnVariable(variable);
        return variable;
    }

    private Variable ParseBlankNodeLabel(ITripleTarget target)
    {
        CheckBlankNodes(target);
        string label = TokenText[2..].ToString();
        if (!target.TryGetBlankNode(label, out Variable variable))
        {
            throw Error(
                $"the blank node _:{label} was already used in another graph pattern or operation, where it is another node; "
                + "use a variable to connect patterns",
                _token);
        }
        Advance();
        return variable;
    }

    private void CheckBlankNodes(ITripleTarget target)
    {
        if (target.BlankNodesRefused is { } reason) throw Error(reason, _token);
    }

    private Variable ParseBlankNode(ITripleTarget target)
    {
        CheckBlankNodes(target);
        Enter();
        Advance();
        Variable node = _labels.Fresh();
        bool hasContent = !Is(TokenKind.RightBracket);
        if (hasContent) ParsePropertyList(target, node);
        _lastNodeHasContent = hasContent;
        Take(TokenKind.RightBracket, "';' and another predicate, ',' and another object, or ']'");
        Leave();
        return node;
    }

    private PatternTerm ParseCollection(ITripleTarget target)
    {
        Token start = _token;
        Enter();
        Advance();
        PatternTerm head = RdfNil;
        Variable? last = null;
        while (!TryTake(TokenKind.RightParenthesis))
        {
            if (last is null && target.BlankNodesRefused is { } reason) throw Error(reason, start);
            PatternTerm item = ParseNode(target, "an item of the list, or ')'");
            Variable cell = _labels.Fresh();
            if (last is null) head = cell;
            else target.Add(new TriplePattern(last, RdfRest, cell));
            target.Add(new TriplePattern(cell, RdfFirst, item));
            last = cell;
        }
        if (last is not null) target.Add(new TriplePattern(last, RdfRest, RdfNil));
        _lastNodeHasContent = last is not null;
        Leave();
        return head;
    }
}
