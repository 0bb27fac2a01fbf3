using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>Property paths (grammar rules 88–96).</summary>
internal sealed partial class Parser
{
    private const string PathExpectation = "an IRI, 'a', '^', '!' or '(' of a property path";

    private PropertyPath ParsePath()
    {
        Enter();
        var alternatives = new List<PropertyPath>();
        do alternatives.Add(ParsePathSequence());
        while (TryTake(TokenKind.Pipe));
        Leave();
        return Balanced.Combine(alternatives, static (a, b) => new AlternativePath(a, b));
    }

    private PropertyPath ParsePathSequence()
    {
        var steps = new List<PropertyPath>();
        do steps.Add(ParsePathStep());
        while (TryTake(TokenKind.Slash));
        return Balanced.Combine(steps, static (a, b) => new SequencePath(a, b));
    }

    private PropertyPath ParsePathStep() => TryTake(TokenKind.Caret) ? new InversePath(ParsePathElement()) : ParsePathElement();

    private PropertyPath ParsePathElement()
    {
        PropertyPath path = ParsePathPrimary();
        if (TryTake(TokenKind.Star)) return new ZeroOrMorePath(path);
        if (TryTake(TokenKind.Plus)) return new OneOrMorePath(path);
        return TryTake(TokenKind.Question) ? new ZeroOrOnePath(path) : path;
    }

    private PropertyPath ParsePathPrimary()
    {
        if (TryTake(TokenKind.LeftParenthesis))
        {
            PropertyPath inner = ParsePath();
            Take(TokenKind.RightParenthesis, "')' or more of the property path");
            return inner;
        }
        return TryTake(TokenKind.Not) ? ParseNegatedPropertySet() : new PredicatePath(TakePredicate(PathExpectation));
    }

    private Iri TakePredicate(string expectation)
    {
        if (IsLowerA())
        {
            Advance();
            return RdfVocabulary.Type;
        }
        return (Iri)TakeIri(expectation).Term;
    }

    private NegatedPropertySet ParseNegatedPropertySet()
    {
        var forward = new List<Iri>();
        var inverse = new List<Iri>();
        if (!TryTake(TokenKind.LeftParenthesis))
        {
            ParseExcludedPredicate(forward, inverse);
        }
        else if (!TryTake(TokenKind.RightParenthesis))
        {
            do ParseExcludedPredicate(forward, inverse);
            while (TryTake(TokenKind.Pipe));
            Take(TokenKind.RightParenthesis, "'|' and another IRI, or ')' at the end of the negated property set");
        }
        return new NegatedPropertySet(forward, inverse, HasForward: forward.Count > 0 || inverse.Count == 0, HasInverse: inverse.Count > 0);
    }

    private void ParseExcludedPredicate(List<Iri> forward, List<Iri> inverse)
    {
        List<Iri> list = TryTake(TokenKind.Caret) ? inverse : forward;
        list.Add(TakePredicate(PathExpectation));
    }
}
