using System.Globalization;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>Solution modifiers as written (grammar rules 18–28).</summary>
internal sealed partial class Parser
{
    private SolutionModifiers ParseModifiers()
    {
        var modifiers = new SolutionModifiers();
        if (TryTakeWord("GROUP")) ParseGroupBy(modifiers);
        bool outer = _aggregatesAllowed;
        _aggregatesAllowed = true;
        if (TryTakeWord("HAVING"))
        {
            do modifiers.Having.Add(ParseConstraint("HAVING"));
            while (StartsConstraint());
        }
        if (TryTakeWord("ORDER")) ParseOrderBy(modifiers);
        _aggregatesAllowed = outer;
        bool hasLimit = false;
        bool hasOffset = false;
        while (true)
        {
            if (!hasLimit && TryTakeWord("LIMIT"))
            {
                modifiers.Limit = TakeCount("LIMIT");
                hasLimit = true;
            }
            else if (!hasOffset && TryTakeWord("OFFSET"))
            {
                modifiers.Offset = TakeCount("OFFSET");
                hasOffset = true;
            }
            else
            {
                break;
            }
        }
        return modifiers;
    }

    private bool StartsConstraint() => _token.Kind switch
    {
        TokenKind.LeftParenthesis or TokenKind.IriReference or TokenKind.PrefixedName => true,
        TokenKind.Word => IsWord("EXISTS") || IsWord("NOT")
            || BuiltInSignature.TryGet(TokenText, out _) || BuiltInSignature.TryGetAggregate(TokenText, out _),
        _ => false,
    };

    private void ParseGroupBy(SolutionModifiers modifiers)
    {
        TakeWord("BY", "BY after GROUP");
        bool outer = _aggregatesAllowed;
        _aggregatesAllowed = false;
        modifiers.Group = [];
        do modifiers.Group.Add(ParseGroupCondition());
        while (Is(TokenKind.Variable) || StartsConstraint());
        _aggregatesAllowed = outer;
    }

    private GroupCondition ParseGroupCondition()
    {
        Token start = _token;
        if (Is(TokenKind.Variable)) return new GroupCondition(new VariableExpression(TakeVariable("a variable")), null, start);
        if (!TryTake(TokenKind.LeftParenthesis)) return new GroupCondition(ParseConstraint("GROUP BY"), null, start);
        Expression expression = ParseExpression();
        Token position = _token;
        Variable? alias = TryTakeWord("AS") ? TakeVariable("a variable after AS") : null;
        Take(TokenKind.RightParenthesis, alias is null ? "an operator, AS and a variable, or ')'" : "')'");
        return new GroupCondition(expression, alias, position);
    }

    private void ParseOrderBy(SolutionModifiers modifiers)
    {
        TakeWord("BY", "BY after ORDER");
        do modifiers.Order.Add(ParseOrderCondition());
        while (Is(TokenKind.Variable) || IsWord("ASC") || IsWord("DESC") || StartsConstraint());
    }

    private OrderCondition ParseOrderCondition()
    {
        if (Is(TokenKind.Variable)) return new OrderCondition(new VariableExpression(TakeVariable("a variable")), Descending: false);
        bool descending = IsWord("DESC");
        if (TryTakeWord("ASC") || TryTakeWord("DESC"))
        {
            return new OrderCondition(ParseParenthesized("'(' after ASC or DESC, as in DESC(?date)"), descending);
        }
        return new OrderCondition(ParseConstraint("ORDER BY"), Descending: false);
    }

    private long TakeCount(string keyword)
    {
        if (!Is(TokenKind.Integer) || !char.IsAsciiDigit(TokenText[0])) throw Unexpected($"a whole number after {keyword}");
        if (!long.TryParse(TokenText, NumberStyles.None, CultureInfo.InvariantCulture, out long count))
        {
            throw Error($"the number after {keyword} is larger than {long.MaxValue}", _token);
        }
        Advance();
        return count;
    }

    private void ParseValuesClause(SolutionModifiers modifiers)
    {
        if (TryTakeWord("VALUES")) modifiers.Values = ParseDataBlock();
    }
}
