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
        Term term;
        if (Is(TokenKind.BlankNodeLabel))
        {
            term = new BlankNode(TokenText[2..].ToString());
            Advance();
        }
        else if (TryTakeIri(out Constant? iri))
        {
            term = iri.Term;
        }
        else if (TryTakeLiteral(out Literal? literal))
        {
            term = literal;
        }
        else
        {
            throw Unexpected("an IRI, a literal or a blank node");
        }
        return Is(TokenKind.EndOfText) ? term : throw Unexpected("nothing after the term");
    }

    private string ResolveIri(Token token)
    {
        string reference = _source.Text[(token.Start + 1)..(token.End - 1)];
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
                    literal = new Literal(text, TokenText[1..].ToString());
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

    private Literal Typed(string text, Iri datatype) =>
        datatype == RdfVocabulary.LangString
            ? throw Error("rdf:langString needs a language tag, as in \"chat\"@fr, and cannot be written with ^^", _token)
            : new Literal(text, datatype);

    /// <summary>Takes a string and decodes it; <c>\u</c> stands only where <see cref="SourceText"/> left it.</summary>
    private string TakeString()
    {
        ReadOnlySpan<char> raw = TokenText;
        int quotes = raw.Length >= 6 && raw[1] == raw[0] && raw[2] == raw[0] ? 3 : 1;
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
            int length = 2;
            char c = inner[backslash + 1];
            if (c is 'u' or 'U')
            {
                length = c == 'u' ? 6 : 10;
                text.Append((char)SourceText.ReadCodepoint(inner.Slice(backslash + 2, length - 2)));
            }
            else
            {
                text.Append(c switch { 't' => '\t', 'b' => '\b', 'n' => '\n', 'r' => '\r', 'f' => '\f', _ => c });
            }
            inner = inner[(backslash + length)..];
        }
    }

    private PatternTerm TakeVariableOrIri(string expectation)
    {
        if (Is(TokenKind.Variable)) return TakeVariable(expectation);
        return TakeIri(expectation);
    }
}
