using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>
/// Triple terms, reified triples and annotations in patterns, templates and data (SPARQL 1.2 §4.3): the latter two stand for triples with
/// <c>rdf:reifies</c>.
/// </summary>
internal sealed partial class Parser
{
    private const string TripleTermEndExpectation = "')>>' after the object of the triple term";

    private static readonly Constant RdfReifies = new(RdfVocabulary.Reifies);

    private PatternTerm ParseTripleTerm(ITripleTarget target)
    {
        Enter();
        Advance();
        PatternTerm subject = ParsePart(target, allowsReifiedTriples: false, "the subject of the triple term");
        PatternTerm predicate = ParsePredicate(target);
        PatternTerm @object = ParsePart(target, allowsReifiedTriples: false, "the object of the triple term");
        Take(TokenKind.TripleTermEnd, TripleTermEndExpectation);
        Leave();
        return TripleTermPattern.Of(subject, predicate, @object);
    }

    /// <summary>A reified triple is its reifier, about which more may be said.</summary>
    private PatternTerm ParseReifiedTriple(ITripleTarget target)
    {
        Enter();
        Token start = _token;
        Advance();
        PatternTerm subject = ParsePart(target, allowsReifiedTriples: true, "the subject of the reified triple");
        PatternTerm predicate = ParsePredicate(target);
        PatternTerm @object = ParsePart(target, allowsReifiedTriples: true, "the object of the reified triple");
        PatternTerm reifier = Is(TokenKind.Tilde) ? ParseReifier(target) : NewReifier(target, start);
        Take(TokenKind.ReifiedTripleEnd, "'~' and a reifier, or '>>', after the object of the reified triple");
        target.Add(new TriplePattern(reifier, RdfReifies, TripleTermPattern.Of(subject, predicate, @object)));
        Leave();
        return reifier;
    }

    /// <summary>Reifiers and annotation blocks behind an object: a block belongs to the reifier right before it, or to a new one.</summary>
    private void ParseAnnotations(ITripleTarget target, PatternTerm subject, PatternTerm? predicate, PatternTerm @object)
    {
        PatternTerm? reifier = null;
        while (_token.Kind is TokenKind.Tilde or TokenKind.AnnotationStart)
        {
            Token start = _token;
            if (predicate is null) throw Error("only a triple has reifiers and annotations: a property path may stand for many", start);
            if (Is(TokenKind.Tilde)) AddReifier(ParseReifier(target));
            if (!Is(TokenKind.AnnotationStart)) continue;
            if (reifier is null) AddReifier(NewReifier(target, start));
            ParseAnnotationBlock(target, reifier!);
            reifier = null;
        }

        void AddReifier(PatternTerm added)
        {
            reifier = added;
            target.Add(new TriplePattern(added, RdfReifies, TripleTermPattern.Of(subject, predicate, @object)));
        }
    }

    private void ParseAnnotationBlock(ITripleTarget target, PatternTerm reifier)
    {
        Enter();
        Advance();
        ParsePropertyList(target, reifier);
        Take(TokenKind.AnnotationEnd, "';' and another predicate, ',' and another object, or '|}'");
        Leave();
    }

    private PatternTerm ParseReifier(ITripleTarget target)
    {
        Token start = _token;
        Advance();
        switch (_token.Kind)
        {
            case TokenKind.Variable: return ParseVariable(target);
            case TokenKind.BlankNodeLabel: return ParseBlankNodeLabel(target);
            case TokenKind.LeftBracket: return ParseAnonymous(target);
            default: return TryTakeIri(out Constant? iri) ? iri : NewReifier(target, start);
        }
    }

    private Variable NewReifier(ITripleTarget target, Token at)
    {
        if (target.BlankNodesRefused is { } reason) throw Error($"a reifier without a name is a blank node, and {reason}", at);
        return _labels.Fresh();
    }

    private PatternTerm ParsePredicate(ITripleTarget target) =>
        Is(TokenKind.Variable)
            ? ParseVariable(target)
            : new Constant(TakePredicate("a predicate: an IRI, 'a' or a variable; a triple in a triple has no property paths"));

    /// <summary>A subject or object inside: no lists, and no blank nodes with properties.</summary>
    private PatternTerm ParsePart(ITripleTarget target, bool allowsReifiedTriples, string what)
    {
        switch (_token.Kind)
        {
            case TokenKind.LeftBracket:
                return ParseAnonymous(target);
            case TokenKind.LeftParenthesis:
                throw Error($"{what} is no list; state the list outside, and name it here", _token);
            case TokenKind.ReifiedTripleStart when !allowsReifiedTriples:
                throw Error($"{what} is no reified triple; write a triple term, <<( … )>>, or name the reifier", _token);
            default:
                return ParseNode(target, $"{what}: a variable, an IRI, a literal, a blank node or a triple");
        }
    }

    private Variable ParseAnonymous(ITripleTarget target)
    {
        CheckBlankNodes(target);
        Advance();
        Take(TokenKind.RightBracket, "']': a blank node in a triple has no properties there");
        return _labels.Fresh();
    }
}
