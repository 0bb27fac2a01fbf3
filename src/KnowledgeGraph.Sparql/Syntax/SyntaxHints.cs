namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>Words for error messages: what a token is, and what the author probably meant.</summary>
internal static class SyntaxHints
{
    private static readonly Dictionary<string, string> WellKnown = new()
    {
        ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        ["rdfs"] = "http://www.w3.org/2000/01/rdf-schema#",
        ["owl"] = "http://www.w3.org/2002/07/owl#",
        ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
        ["fn"] = "http://www.w3.org/2005/xpath-functions#",
        ["skos"] = "http://www.w3.org/2004/02/skos/core#",
        ["dct"] = "http://purl.org/dc/terms/",
        ["dcterms"] = "http://purl.org/dc/terms/",
        ["dc"] = "http://purl.org/dc/elements/1.1/",
        ["dcat"] = "http://www.w3.org/ns/dcat#",
        ["dcatap"] = "http://data.europa.eu/r5r/",
        ["adms"] = "http://www.w3.org/ns/adms#",
        ["foaf"] = "http://xmlns.com/foaf/0.1/",
        ["geo"] = "http://www.opengis.net/ont/geosparql#",
        ["geof"] = "http://www.opengis.net/def/function/geosparql/",
        ["locn"] = "http://www.w3.org/ns/locn#",
        ["org"] = "http://www.w3.org/ns/org#",
        ["prov"] = "http://www.w3.org/ns/prov#",
        ["schema"] = "http://schema.org/",
        ["sh"] = "http://www.w3.org/ns/shacl#",
        ["spdx"] = "http://spdx.org/rdf/terms#",
        ["time"] = "http://www.w3.org/2006/time#",
        ["vcard"] = "http://www.w3.org/2006/vcard/ns#",
        ["void"] = "http://rdfs.org/ns/void#",
        ["wd"] = "http://www.wikidata.org/entity/",
        ["wdt"] = "http://www.wikidata.org/prop/direct/",
    };

    /// <summary>The token as a message names it.</summary>
    public static string Describe(string text, Token token)
    {
        if (token.Kind == TokenKind.EndOfText) return "the end of the query";
        string raw = text.Substring(token.Start, Math.Min(token.Length, 40)) + (token.Length > 40 ? "…" : "");
        return token.Kind switch
        {
            TokenKind.IriReference => $"the IRI {raw}",
            TokenKind.Variable => $"the variable {raw}",
            TokenKind.String => $"the string {raw}",
            TokenKind.Word => $"the word {raw}",
            _ => $"'{raw}'",
        };
    }

    /// <summary>A hint for the mistakes that people make most, or null.</summary>
    public static string? ForToken(string text, Token token, int previousEnd)
    {
        switch (token.Kind)
        {
            case TokenKind.EndOfText:
                int open = CountOpenBraces(text);
                if (open > 0) return open == 1 ? "a '}' is missing" : $"{open} closing '}}' are missing";
                return null;
            case TokenKind.Semicolon when previousEnd > 0 && text[previousEnd - 1] == '.':
                return "after '.' a new subject starts; ';' goes on with the same subject, so remove one of the two";
            case TokenKind.ReifiedTripleStart:
                return "a reified triple << … >> stands only in patterns, templates and data; a triple term is written <<( … )>>";
            case TokenKind.Less:
                return "if an IRI was meant: it needs its '>' and holds no spaces, quotes, braces or backslashes";
            case TokenKind.Word:
                return ForWord(text.AsSpan(token.Start, token.Length));
            default:
                return null;
        }
    }

    /// <summary>The message for a prefix that was not declared.</summary>
    public static string UndeclaredPrefix(string prefix, IReadOnlyList<string> declared)
    {
        if (WellKnown.TryGetValue(prefix, out string? name)) return $"the prefix {prefix}: is not declared; add: PREFIX {prefix}: <{name}>";
        string? near = declared.FirstOrDefault(candidate => IsNear(prefix, candidate));
        string hint = near is null ? $"declare it: PREFIX {prefix}: <…>" : $"was {near}: meant?";
        return $"the prefix {prefix}: is not declared; {hint}";
    }

    private static string? ForWord(ReadOnlySpan<char> word)
    {
        if (word.Equals("AS", StringComparison.OrdinalIgnoreCase)) return "an expression with AS needs parentheses: (COUNT(*) AS ?count)";
        foreach (string keyword in (string[])["COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE", "GROUP_CONCAT"])
        {
            if (word.Equals(keyword, StringComparison.OrdinalIgnoreCase)) return $"write ({keyword.ToUpperInvariant()}(…) AS ?name)";
        }
        if (word.Equals("UNION", StringComparison.OrdinalIgnoreCase)) return "UNION stands between groups: { … } UNION { … }";
        foreach (string keyword in Keywords)
        {
            if (word.Equals(keyword, StringComparison.OrdinalIgnoreCase)) return null;
        }
        foreach (string keyword in Keywords)
        {
            bool isNear = word.Length > 2 && IsNear(word.ToString().ToUpperInvariant(), keyword);
            if (isNear) return $"was {keyword} meant? A variable would be ?{word}";
        }
        return $"if a variable was meant, write ?{word}; if an IRI, write prefix:{word} or <…>";
    }

    private static readonly string[] Keywords =
    [
        "SELECT", "CONSTRUCT", "DESCRIBE", "ASK", "WHERE", "FROM", "NAMED", "PREFIX", "BASE", "VERSION", "DISTINCT", "REDUCED", "GROUP", "BY",
        "HAVING", "ORDER", "ASC", "DESC", "LIMIT", "OFFSET", "VALUES", "OPTIONAL", "GRAPH", "SERVICE", "SILENT", "UNION", "MINUS",
        "FILTER", "BIND", "EXISTS", "NOT", "UNDEF", "INSERT", "DELETE", "DATA", "WITH", "USING", "LOAD", "CLEAR", "DROP", "CREATE",
        "ADD", "MOVE", "COPY", "TO", "INTO", "DEFAULT", "ALL", "SEPARATOR", "IN",
    ];

    // At most one letter added, left out, changed or swapped with its neighbour.
    private static bool IsNear(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 1) return false;
        int start = 0;
        while (start < left.Length && start < right.Length && left[start] == right[start]) start++;
        int end = 0;
        while (end < left.Length - start && end < right.Length - start && left[^(end + 1)] == right[^(end + 1)]) end++;
        int leftRest = left.Length - start - end;
        int rightRest = right.Length - start - end;
        if (Math.Max(leftRest, rightRest) <= 1) return true;
        return leftRest == 2 && rightRest == 2 && left[start] == right[start + 1] && left[start + 1] == right[start];
    }

    private static int CountOpenBraces(string text)
    {
        var lexer = new Lexer(new SourceText(text));
        int open = 0;
        while (true)
        {
            switch (lexer.Next().Kind)
            {
                case TokenKind.LeftBrace: open++; break;
                case TokenKind.RightBrace: open--; break;
                case TokenKind.EndOfText: return open;
            }
        }
    }
}
