using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>Group graph patterns (grammar rules 53–69), translated on the way (§18.2.2).</summary>
internal sealed partial class Parser
{
    private GroupTranslation ParseGroup(string expectation)
    {
        Enter();
        Take(TokenKind.LeftBrace, expectation);
        GroupTranslation group = IsWord("SELECT") ? ParseSubSelect() : ParseGroupElements();
        Take(TokenKind.RightBrace, "a triple, '.', OPTIONAL, FILTER, BIND, VALUES, UNION, MINUS, GRAPH, SERVICE, a group, or '}'");
        Leave();
        return group;
    }

    private GroupTranslation ParseGroupElements()
    {
        var group = new GroupBuilder(_labels);
        ParseTriples(group);
        while (ParseElement(group))
        {
            TryTake(TokenKind.Dot);
            ParseTriples(group);
        }
        return group.Build();
    }

    private bool ParseElement(GroupBuilder group)
    {
        if (Is(TokenKind.LeftBrace)) ParseGroupOrUnion(group);
        else if (TryTakeWord("OPTIONAL")) group.AddOptional(ParseGroup("'{' after OPTIONAL"));
        else if (TryTakeWord("MINUS")) group.AddMinus(ParseGroup("'{' after MINUS"));
        else if (TryTakeWord("GRAPH")) ParseGraph(group);
        else if (TryTakeWord("SERVICE")) ParseService(group);
        else if (TryTakeWord("FILTER")) group.AddFilter(ParseConstraint("FILTER"));
        else if (TryTakeWord("BIND")) ParseBind(group);
        else if (TryTakeWord("VALUES")) ParseInlineData(group);
        else return false;
        return true;
    }

    private void ParseGroupOrUnion(GroupBuilder group)
    {
        var alternatives = new List<AlgebraNode>();
        var scope = new VariableScope();
        do
        {
            GroupTranslation alternative = ParseGroup("'{' after UNION");
            alternatives.Add(alternative.Node);
            scope.Add(alternative.Scope.Variables);
        }
        while (TryTakeWord("UNION"));
        group.AddElement(Balanced.Combine(alternatives, static (a, b) => new Union(a, b)), scope);
    }

    private void ParseGraph(GroupBuilder group)
    {
        PatternTerm name = TakeVariableOrIri("the graph's IRI or a variable after GRAPH");
        GroupTranslation inner = ParseGroup("'{' after the name of the graph");
        inner.Scope.Add(name);
        group.AddElement(new GraphPattern(name, inner.Node), inner.Scope);
    }

    private void ParseService(GroupBuilder group)
    {
        bool silent = TryTakeWord("SILENT");
        PatternTerm endpoint = TakeVariableOrIri("the endpoint's IRI or a variable after SERVICE");
        int start = _token.Start;
        GroupTranslation inner = ParseGroup("'{' after the endpoint");
        inner.Scope.Add(endpoint);
        group.AddElement(new ServicePattern(endpoint, inner.Node, silent, Expand(start, _previousEnd)), inner.Scope);
    }

    /// <summary>The stretch of the query with all IRIs written whole, so that it means the same without the prologue.</summary>
    private string Expand(int start, int end)
    {
        var lexer = new Lexer(_source, start);
        var text = new StringBuilder();
        for (Token token = lexer.Next(); token.Start < end; token = lexer.Next())
        {
            if (text.Length > 0) text.Append(' ');
            switch (token.Kind)
            {
                case TokenKind.IriReference: text.Append('<').Append(ResolveIri(token)).Append('>'); break;
                case TokenKind.PrefixedName: text.Append('<').Append(ExpandName(token)).Append('>'); break;
                default: text.Append(_source.Text, token.Start, token.Length); break;
            }
        }
        return text.ToString();
    }

    private void ParseBind(GroupBuilder group)
    {
        Take(TokenKind.LeftParenthesis, "'(' after BIND, as in BIND(?price * 2 AS ?double)");
        Expression expression = ParseExpression();
        TakeWord("AS", "AS and a variable, as in BIND(?price * 2 AS ?double)");
        Token at = _token;
        Variable variable = TakeVariable("a variable after AS");
        if (group.Scope.Contains(variable))
        {
            throw Error($"BIND cannot give ?{variable.Name} a value: the group already uses it before this point; choose another name", at);
        }
        Take(TokenKind.RightParenthesis, "')' at the end of BIND");
        group.AddBinding(variable, expression);
    }

    private void ParseInlineData(GroupBuilder group)
    {
        ValuesTable table = ParseDataBlock();
        var scope = new VariableScope();
        scope.Add(table.Variables);
        group.AddElement(table, scope);
    }

    private ValuesTable ParseDataBlock()
    {
        var variables = new List<Variable>();
        var rows = new List<IReadOnlyList<Term?>>();
        bool isFull = !Is(TokenKind.Variable);
        if (isFull)
        {
            Take(TokenKind.LeftParenthesis, "a variable, or variables in parentheses, after VALUES");
            while (Is(TokenKind.Variable))
            {
                Token at = _token;
                Variable variable = TakeVariable("a variable");
                if (variables.Contains(variable)) throw Error($"VALUES lists ?{variable.Name} twice; name each column once", at);
                variables.Add(variable);
            }
            Take(TokenKind.RightParenthesis, "a variable or ')'");
        }
        else
        {
            variables.Add(TakeVariable("a variable"));
        }
        Take(TokenKind.LeftBrace, "'{' before the rows of VALUES");
        while (!TryTake(TokenKind.RightBrace))
        {
            rows.Add(isFull ? ParseDataRow(variables.Count) : [ParseDataValue("a value, UNDEF, or '}'")]);
        }
        return new ValuesTable(variables, rows);
    }

    private Term?[] ParseDataRow(int columns)
    {
        Token start = _token;
        var row = new List<Term?>(columns);
        Take(TokenKind.LeftParenthesis, "'(' before a row of VALUES, or '}'");
        while (!TryTake(TokenKind.RightParenthesis)) row.Add(ParseDataValue("a value, UNDEF, or ')'"));
        return row.Count == columns
            ? [.. row]
            : throw Error($"this row of VALUES has {row.Count} values for {columns} variables; write UNDEF where there is none", start);
    }

    private Term? ParseDataValue(string expectation)
    {
        if (TryTakeWord("UNDEF")) return null;
        return ParseDataTerm(allowsBlankNodes: false, expectation);
    }
}
