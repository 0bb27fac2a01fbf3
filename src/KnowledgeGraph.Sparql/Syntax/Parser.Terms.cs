using System.Diagnostics.CodeAnalysis;
using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>IRIs and literals (grammar rules 129–138).</summary>
internal sealed partial class Parser
{
    /// <summary>Parses the whole text as one term without variables, as the TSV result format writes terms.</summary>
    public Term ParseGroundTerm()
    {
        Term term = ParseDataTerm(allowsBlankNodes: true, "an IRI, a literal, a blank node or a triple term");
        return Is(TokenKind.EndOfText) ? term : throw Unexpected("nothing after the term");
    }

    /// <summary>A term of VALUES, which holds no blank nodes, or of an answer, which does.</summary>
    private Term ParseDataTerm(bool allowsBlankNodes, string expectation)
    {
        if (TryTakeIri(out Constant? iri)) return iri.Term;
        if (TryTakeLiteral(out Literal? literal)) return literal;
        if (Is(TokenKind.TripleTermStart)) return ParseDataTripleTerm(allowsBlankNodes);
        if (!allowsBlankNodes || !Is(TokenKind.BlankNodeLabel)) throw Unexpected(expectation);
        var node = new BlankNode(TokenText[2..].ToString());
        Advance();
        return node;
    }

    private TripleTerm ParseDataTripleTerm(bool allowsBlankNodes)
    {
        Enter();
        Advance();
        Token start = _token;
        Term subject = ParseDataTerm(allowsBlankNodes, "the subject of the triple term, an IRI");
        if (subject is Literal or TripleTerm) throw Error("the subject of a triple term is no literal and no triple term", start);
        Iri predicate = TakePredicate("the predicate of the triple term, an IRI or 'a'");
        Term @object = ParseDataTerm(allowsBlankNodes, "the object of the triple term: an IRI, a literal or another triple term");
        Take(TokenKind.TripleTermEnd, TripleTermEndExpectation);
        Leave();
        return new TripleTerm(subject, predicate, @object);
    }

    private string ResolveIri(Token token)
    {
        string reference = _source.Text[(token.Start + 1)..(token.End - 1)];
        if (reference.Contains('\\')) reference = CodepointEscape.Decode(reference);
        if (IriSyntax.SchemeLength(Encoding.UTF8.GetBytes(reference)) > 0) return reference;
        if (_resolver is not null) return _resolver.Resolve(reference);
        throw Error($"<{reference}> is a relative IRI, but the query has no base; write it whole, or declare BASE", token);
    }

    private string ExpandName(Token token)
    {
        ReadOnlySpan<char> text = _source.Text.AsSpan(token.Start, token.Length);
        int colon = text.IndexOf(':');
        string prefix = text[..colon].ToString();
        if (!_prefixes.TryGetValue(prefix, out string? name)) throw Error(SyntaxHints.UndeclaredPrefix(prefix, _prefixOrder), token);
        ReadOnlySpan<char> local = text[(colon + 1)..];
        string iri = local.Contains('\\') ? name + local.ToString().Replace("\\", "") : string.Concat(name, local);
        if (iri.Length == 0) throw Error($"the prefix {prefix}: stands for the empty IRI, which names nothing", token);
        return iri;
    }

    private bool TryTakeLiteral([NotNullWhen(true)] out Literal? literal)
    {
        literal = null;
        switch (_token.Kind)
        {
            case TokenKind.String:
                string text = TakeString();
                if (Is(TokenKind.LanguageTag))
                {
                    literal = Tagged(text, TokenText[1..].ToString());
                    Advance();
                }
                else if (TryTake(TokenKind.DoubleCaret))
                {
                    literal = Typed(text, (Iri)TakeIri("the datatype's IRI after ^^").Term);
                }
                else
                {
                    literal = new Literal(text);
                }
                return true;
            case TokenKind.Integer or TokenKind.Decimal or TokenKind.Double:
                literal = new Literal(TokenText.ToString(), _token.Kind switch
                {
                    TokenKind.Integer => XsdVocabulary.Integer,
                    TokenKind.Decimal => XsdVocabulary.Decimal,
                    _ => XsdVocabulary.Double,
                });
                Advance();
                return true;
            case TokenKind.Word when IsWord("true") || IsWord("false"):
                literal = new Literal(IsWord("true") ? "true" : "false", XsdVocabulary.Boolean);
                Advance();
                return true;
            default:
                return false;
        }
    }

    private Literal Typed(string text, Iri datatype)
    {
        if (datatype == RdfVocabulary.LangString)
        {
            throw Error("rdf:langString needs a language tag, as in \"chat\"@fr, and cannot be written with ^^", _token);
        }
        if (datatype == RdfVocabulary.DirLangString)
        {
            throw Error("rdf:dirLangString needs a language tag and a direction, as in \"chat\"@fr--ltr, and cannot be written with ^^", _token);
        }
        return new Literal(text, datatype);
    }

    private static Literal Tagged(string text, string tag)
    {
        int direction = tag.IndexOf("--", StringComparison.Ordinal);
        return direction < 0 ? new Literal(text, tag) : new Literal(text, tag[..direction], tag[(direction + 2)..]);
    }

    private static int QuotesOf(ReadOnlySpan<char> raw) => raw.Length >= 6 && raw[1] == raw[0] && raw[2] == raw[0] ? 3 : 1;

    private string TakeString()
    {
        ReadOnlySpan<char> raw = TokenText;
        int quotes = QuotesOf(raw);
        ReadOnlySpan<char> inner = raw[quotes..^quotes];
        string text = inner.Contains('\\') ? Unescape(inner) : inner.ToString();
        Advance();
        return text;
    }

    private static string Unescape(ReadOnlySpan<char> inner)
    {
        var text = new StringBuilder(inner.Length);
        while (true)
        {
            int backslash = inner.IndexOf('\\');
            if (backslash < 0) return text.Append(inner).ToString();
            text.Append(inner[..backslash]);
            inner = inner[backslash..];
            if (inner[1] is 'u' or 'U')
            {
                inner = inner[CodepointEscape.Append(text, inner)..];
                continue;
            }
            text.Append(inner[1] switch { 't' => '\t', 'b' => '\b', 'n' => '\n', 'r' => '\r', 'f' => '\f', var c => c });
            inner = inner[2..];
        }
    }

    private PatternTerm TakeVariableOrIri(string expectation)
    {
        if (Is(TokenKind.Variable)) return TakeVariable(expectation);
        return TakeIri(expectation);
    }
}
