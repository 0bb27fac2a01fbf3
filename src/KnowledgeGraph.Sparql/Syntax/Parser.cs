using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>
/// A recursive-descent parser for the grammar of SPARQL 1.2 Query and Update (§19.8) that translates as it goes. One object parses
/// one text. This part holds the tokens, the limits and the prologue; the other parts follow the chapters of the grammar.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>How deep groups, parentheses, brackets, lists, triples and annotations may nest in the text.</summary>
    public const int MaxNesting = 200;

    private readonly SourceText _source;
    private readonly Lexer _lexer;
    private readonly BlankNodeLabels _labels = new();
    private readonly Dictionary<string, string> _prefixes = [];
    private readonly List<string> _prefixOrder = [];
    private IriResolver? _resolver;
    private Token _token;
    private int _previousEnd;
    private int _nesting;

    public Parser(string text, string? baseIri)
    {
        _source = new SourceText(text);
        _lexer = new Lexer(_source);
        if (baseIri is not null) _resolver = new IriResolver(baseIri);
        _token = _lexer.Next();
    }

    private string? BaseIri => _resolver is null ? null : Encoding.UTF8.GetString(_resolver.Base);

    private IReadOnlyList<KeyValuePair<string, string>> Prefixes =>
        [.. _prefixOrder.Select(prefix => KeyValuePair.Create(prefix, _prefixes[prefix]))];

    private ReadOnlySpan<char> TokenText => _source.Text.AsSpan(_token.Start, _token.Length);

    private void Advance()
    {
        _previousEnd = _token.End;
        _token = _lexer.Next();
    }

    private bool Is(TokenKind kind) => _token.Kind == kind;

    private bool TryTake(TokenKind kind)
    {
        if (_token.Kind != kind) return false;
        Advance();
        return true;
    }

    private void Take(TokenKind kind, string expectation)
    {
        if (!TryTake(kind)) throw Unexpected(expectation);
    }

    private bool IsWord(string keyword) => _token.Kind == TokenKind.Word && TokenText.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    private bool TryTakeWord(string keyword)
    {
        if (!IsWord(keyword)) return false;
        Advance();
        return true;
    }

    private void TakeWord(string keyword, string expectation)
    {
        if (!TryTakeWord(keyword)) throw Unexpected(expectation);
    }

    /// <summary>Guards recursion: to be called on the way into every construct that can hold itself.</summary>
    private void Enter()
    {
        if (++_nesting > MaxNesting || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Error($"groups, parentheses, lists and triples are nested more than {MaxNesting} deep here; flatten the query", _token);
        }
    }

    private void Leave() => _nesting--;

    private SparqlSyntaxException Error(string reason, Token at) => _source.Error(reason, at.Start);

    private SparqlSyntaxException Unexpected(string expectation)
    {
        string? hint = SyntaxHints.ForToken(_source.Text, _token, _previousEnd);
        string found = SyntaxHints.Describe(_source.Text, _token);
        return Error($"found {found}, expected {expectation}{(hint is null ? "" : "; " + hint)}", _token);
    }

    private void ExpectEnd()
    {
        if (Is(TokenKind.EndOfText)) return;
        if (Is(TokenKind.RightBrace)) throw Error("found '}' without a '{' that it could close; remove it, or open its group", _token);
        throw Unexpected("the end of the query, GROUP BY, HAVING, ORDER BY, LIMIT, OFFSET or VALUES");
    }

    private void ParsePrologue()
    {
        while (true)
        {
            if (TryTakeWord("BASE"))
            {
                _resolver = new IriResolver(TakeIriReference("an IRI between < and > after BASE"));
            }
            else if (TryTakeWord("PREFIX"))
            {
                ParsePrefix();
            }
            else if (TryTakeWord("VERSION"))
            {
                TakeVersion();
            }
            else
            {
                return;
            }
        }
    }

    // What the version says has no effect: all that 1.2 adds to 1.1 was an error there.
    private void TakeVersion()
    {
        bool isShort = Is(TokenKind.String) && QuotesOf(TokenText) == 1;
        if (!isShort) throw Unexpected("the version as a string on one line, as in VERSION \"1.2\"");
        Advance();
    }

    private void ParsePrefix()
    {
        if (!Is(TokenKind.PrefixedName) || TokenText[^1] != ':' || TokenText.IndexOf(':') != TokenText.Length - 1)
        {
            throw Unexpected("a prefix with its colon after PREFIX, as in PREFIX dct: <http://purl.org/dc/terms/>");
        }
        string prefix = TokenText[..^1].ToString();
        Advance();
        if (!_prefixes.ContainsKey(prefix)) _prefixOrder.Add(prefix);
        _prefixes[prefix] = TakeIriReference($"the namespace IRI between < and > of the prefix {prefix}:");
    }

    private string TakeIriReference(string expectation)
    {
        if (!Is(TokenKind.IriReference)) throw Unexpected(expectation);
        string iri = ResolveIri(_token);
        Advance();
        return iri;
    }

    private Constant TakeIri(string expectation)
    {
        if (!TryTakeIri(out Constant? iri)) throw Unexpected(expectation);
        return iri;
    }

    private bool TryTakeIri([NotNullWhen(true)] out Constant? iri)
    {
        iri = null;
        if (Is(TokenKind.IriReference)) iri = new Constant(new Iri(ResolveIri(_token)));
        else if (Is(TokenKind.PrefixedName)) iri = new Constant(new Iri(ExpandName(_token)));
        else return false;
        Advance();
        return true;
    }

    private Variable TakeVariable(string expectation)
    {
        if (!Is(TokenKind.Variable)) throw Unexpected(expectation);
        var variable = new Variable(TokenText[1..].ToString());
        Advance();
        return variable;
    }
}
