using CsCheck;

namespace KnowledgeGraph.Sparql.Tests.Syntax;

/// <summary>Whatever the text, the answer is a query or a located error.</summary>
public sealed class ParserPropertyTests
{
    private static readonly string[] Pieces =
    [
        "SELECT", "*", "?x", "?y", "(", ")", "{", "}", "[", "]", "WHERE", "OPTIONAL", "FILTER", "UNION", "MINUS", "BIND", "AS", "VALUES",
        "GRAPH", "SERVICE", "EXISTS", "NOT", "IN", "GROUP", "BY", "HAVING", "ORDER", "LIMIT", "COUNT", "SUM", "STR", "IF", "UNDEF", "ASK",
        "CONSTRUCT", "DESCRIBE", "<http://e/a>", ":p", "_:b", "a", "'s'", "\"\"\"long\n\"\"\"", "@fr", "^^", "1", "-2.5", "3e7", ".", ";",
        ",", "=", "<", ">=", "&&", "||", "!", "^", "/", "|", "+", "-", "PREFIX", "BASE", "\\u0041", "\\", "#c\n", "INSERT", "DELETE",
        "DATA", "WITH",
        "<<", ">>", "<<(", ")>>", "{|", "|}", "~", "VERSION", "'a'@ar--rtl", "TRIPLE", "SUBJECT",
        "DISTINCT", "true", "é", "$z", "?", "'open", "%41", "FROM", "NAMED", "GROUP_CONCAT", "SEPARATOR", "COPY", "TO", "DEFAULT",
    ];

    private static readonly string[] Seeds =
    [
        "PREFIX : <http://e/> SELECT ?x (COUNT(DISTINCT ?y) AS ?n) { ?x :p/:q* ?y ; a :C . "
            + "OPTIONAL { ?y :r 'a'@fr FILTER(?y > 1 && !BOUND(?z)) } } "
            + "GROUP BY ?x HAVING (COUNT(*) > 1) ORDER BY DESC(?n) LIMIT 10 OFFSET 5",
        "PREFIX : <http://e/> CONSTRUCT { ?x :p [ :q (1 2) ] } WHERE { { ?x :p ?y } UNION "
            + "{ GRAPH ?g { ?x ^:q|!(:r|^:s) ?y } } BIND(?y + 1 AS ?z) }",
        "PREFIX : <http://e/> WITH :g DELETE { ?s :p ?o } INSERT { ?s :q _:b } USING :h "
            + "WHERE { ?s :p ?o VALUES (?s ?o) { (:a UNDEF) } } ; CLEAR ALL",
        "VERSION \"1.2\" PREFIX : <http://e/> SELECT * { << ?x :p << ?y a 1 ~ :r >> >> :q <<( ?x :p <<( ?y a 2 )>> )>> ~ :s ~ {| :q/:r 'a'@ar--rtl |} "
            + "VALUES ?v { <<( :a :p <<( :b a 3 )>> )>> } BIND(<<( ?x :p <<( :b a ?y )>> )>> AS ?t) FILTER(isTRIPLE(OBJECT(?t))) }",
    ];

    private static readonly Gen<string> Tokens =
        Gen.Int[0, Pieces.Length - 1].List[0, 40].Select(list => string.Join(' ', list.Select(i => Pieces[i])));

    private static readonly Gen<string> Mutations = Gen.Select(
        Gen.Int[0, Seeds.Length - 1], Gen.Int[0, 400], Gen.Int[0, 12], Gen.Int[0, Pieces.Length - 1],
        (seed, at, removed, piece) =>
        {
            string text = Seeds[seed];
            at = Math.Min(at, text.Length);
            return text[..at] + Pieces[piece] + text[Math.Min(at + removed, text.Length)..];
        });

    [Fact]
    public void Parse_RandomTokens_GivesResultOrLocatedError() => Tokens.Sample(Check, iter: 20_000);

    [Fact]
    public void Parse_DamagedQuery_GivesResultOrLocatedError() => Mutations.Sample(Check, iter: 20_000);

    private static bool Check(string text) =>
        Try(() => SparqlParser.ParseQuery(text), text) && Try(() => SparqlParser.ParseUpdate(text), text);

    private static bool Try(Action parse, string text)
    {
        try
        {
            parse();
        }
        catch (SparqlSyntaxException exception)
        {
            string[] lines = text.Split('\n');
            if (exception.Line < 1 || exception.Line > lines.Length) return false;
            return exception.Column >= 1 && exception.Column <= lines[exception.Line - 1].Length + 1;
        }
        return true;
    }
}
