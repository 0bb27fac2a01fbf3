using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>Expressions (SPARQL 1.2 §19.8).</summary>
internal sealed partial class Parser
{
    private const string OperandExpectation = "an expression: a variable, a constant, a function call or '('";

    // Where aggregates may stand (grammar note 12): in SELECT, HAVING and ORDER BY, and there not in one another.
    private bool _aggregatesAllowed;

    private Expression ParseExpression()
    {
        Enter();
        var operands = new List<Expression>();
        do operands.Add(ParseConjunction());
        while (TryTake(TokenKind.Or));
        Leave();
        return Balanced.Combine(operands, static (a, b) => new BinaryExpression(BinaryOperator.Or, a, b));
    }

    private Expression ParseConjunction()
    {
        var operands = new List<Expression>();
        do operands.Add(ParseRelation());
        while (TryTake(TokenKind.And));
        return Balanced.And(operands);
    }

    private Expression ParseRelation()
    {
        Expression left = ParseSum();
        BinaryOperator? comparison = _token.Kind switch
        {
            TokenKind.Equal => BinaryOperator.Equal,
            TokenKind.NotEqual => BinaryOperator.NotEqual,
            TokenKind.Less => BinaryOperator.Less,
            TokenKind.LessOrEqual => BinaryOperator.LessOrEqual,
            TokenKind.Greater => BinaryOperator.Greater,
            TokenKind.GreaterOrEqual => BinaryOperator.GreaterOrEqual,
            _ => null,
        };
        if (comparison is { } @operator)
        {
            Advance();
            return new BinaryExpression(@operator, left, ParseSum());
        }
        if (TryTakeWord("IN")) return new InExpression(left, ParseArguments("IN"), Negated: false);
        if (!TryTakeWord("NOT")) return left;
        TakeWord("IN", "IN after NOT, as in ?x NOT IN (1, 2)");
        return new InExpression(left, ParseArguments("NOT IN"), Negated: true);
    }

    private Expression ParseSum()
    {
        Expression left = ParseProduct();
        while (true)
        {
            if (TryTake(TokenKind.Plus)) left = new BinaryExpression(BinaryOperator.Add, left, ParseProduct());
            else if (TryTake(TokenKind.Minus)) left = new BinaryExpression(BinaryOperator.Subtract, left, ParseProduct());
            else if (IsSignedNumber()) left = ParseSignedTerm(left);
            else return left;
        }
    }

    private bool IsSignedNumber() =>
        _token.Kind is TokenKind.Integer or TokenKind.Decimal or TokenKind.Double && TokenText[0] is '+' or '-';

    // The grammar reads "?a -1" as a sum whose second term is the literal -1; what is meant, and the same, is ?a minus 1.
    private BinaryExpression ParseSignedTerm(Expression left)
    {
        BinaryOperator @operator = TokenText[0] == '-' ? BinaryOperator.Subtract : BinaryOperator.Add;
        _token = _token with { Start = _token.Start + 1 };
        return new BinaryExpression(@operator, left, ParseProduct());
    }

    private Expression ParseProduct()
    {
        Expression left = ParseUnary();
        while (true)
        {
            if (TryTake(TokenKind.Star)) left = new BinaryExpression(BinaryOperator.Multiply, left, ParseUnary());
            else if (TryTake(TokenKind.Slash)) left = new BinaryExpression(BinaryOperator.Divide, left, ParseUnary());
            else return left;
        }
    }

    private Expression ParseUnary()
    {
        UnaryOperator @operator;
        if (TryTake(TokenKind.Not)) @operator = UnaryOperator.Not;
        else if (TryTake(TokenKind.Minus)) @operator = UnaryOperator.Minus;
        else if (TryTake(TokenKind.Plus)) @operator = UnaryOperator.Plus;
        else return ParsePrimary(OperandExpectation);
        Enter();
        Expression operand = @operator == UnaryOperator.Not ? ParseUnary() : ParsePrimary(OperandExpectation);
        Leave();
        return new UnaryExpression(@operator, operand);
    }

    private Expression ParsePrimary(string expectation)
    {
        if (Is(TokenKind.LeftParenthesis)) return ParseParenthesized(expectation);
        if (Is(TokenKind.Variable)) return new VariableExpression(TakeVariable(expectation));
        if (TryTakeIri(out Constant? iri)) return ParseIriOrCall((Iri)iri.Term);
        if (TryTakeLiteral(out Literal? literal)) return new ConstantExpression(literal);
        if (Is(TokenKind.TripleTermStart)) return ParseTripleTermExpression();
        return TryParseBuiltIn() ?? throw Unexpected(expectation);
    }

    private Expression ParseParenthesized(string expectation)
    {
        Take(TokenKind.LeftParenthesis, expectation);
        Expression inner = ParseExpression();
        Take(TokenKind.RightParenthesis, "an operator or ')'");
        return inner;
    }

    /// <summary>A triple term of an expression is a call of TRIPLE; a constant where its parts are (SPARQL 1.2 §19.8, ExprTripleTerm).</summary>
    private Expression ParseTripleTermExpression()
    {
        Enter();
        Advance();
        Expression subject = TryTakeVariable()
            ?? new ConstantExpression(TakeIri("the subject of the triple term: a variable or an IRI").Term);
        Expression predicate = TryTakeVariable()
            ?? new ConstantExpression(TakePredicate("the predicate of the triple term: a variable, an IRI or 'a'"));
        Expression @object = ParseTripleTermObject();
        Take(TokenKind.TripleTermEnd, TripleTermEndExpectation);
        Leave();
        return (subject, predicate, @object) is (ConstantExpression s, ConstantExpression p, ConstantExpression o)
            ? new ConstantExpression(new TripleTerm(s.Term, (Iri)p.Term, o.Term))
            : new BuiltInCall(BuiltInFunction.Triple, [subject, predicate, @object]);
    }

    private Expression ParseTripleTermObject()
    {
        if (Is(TokenKind.TripleTermStart)) return ParseTripleTermExpression();
        if (TryTakeVariable() is { } variable) return variable;
        if (TryTakeLiteral(out Literal? literal)) return new ConstantExpression(literal);
        return new ConstantExpression(TakeIri("the object of the triple term: a variable, an IRI, a literal or a triple term").Term);
    }

    private Expression? TryTakeVariable() => Is(TokenKind.Variable) ? new VariableExpression(TakeVariable("a variable")) : null;

    private Expression ParseIriOrCall(Iri name)
    {
        if (!Is(TokenKind.LeftParenthesis)) return new ConstantExpression(name);
        Advance();
        bool isDistinct = TryTakeWord("DISTINCT");
        return new FunctionCall(name, ParseArgumentList(), isDistinct);
    }

    /// <summary>FILTER, HAVING and their like: an expression in parentheses, or a call.</summary>
    private Expression ParseConstraint(string keyword)
    {
        if (Is(TokenKind.LeftParenthesis)) return ParseParenthesized("'('");
        if (TryTakeIri(out Constant? iri))
        {
            if (!Is(TokenKind.LeftParenthesis)) throw Unexpected("'(' and the arguments of the function");
            return ParseIriOrCall((Iri)iri.Term);
        }
        return TryParseBuiltIn() ?? throw Unexpected($"an expression in parentheses or a function call after {keyword}");
    }

    private Expression? TryParseBuiltIn()
    {
        if (!Is(TokenKind.Word)) return null;
        if (IsWord("EXISTS") || IsWord("NOT")) return ParseExists();
        if (BuiltInSignature.TryGetAggregate(TokenText, out AggregateFunction aggregate)) return ParseAggregate(aggregate);
        if (!BuiltInSignature.TryGet(TokenText, out BuiltInSignature? signature)) return null;
        Token name = _token;
        Advance();
        if (signature!.Function == BuiltInFunction.Bound) return ParseBound();
        IReadOnlyList<Expression> arguments = ParseArguments(_source.Text[name.Start..name.End]);
        if (arguments.Count < signature.Minimum || arguments.Count > signature.Maximum)
        {
            string range = signature.Minimum == signature.Maximum ? $"{signature.Minimum}" : $"{signature.Minimum} to {signature.Maximum}";
            throw Error($"{_source.Text[name.Start..name.End]} takes {range} argument(s), not {arguments.Count}", name);
        }
        return new BuiltInCall(signature.Function, arguments);
    }

    private BuiltInCall ParseBound()
    {
        Take(TokenKind.LeftParenthesis, "'(' after BOUND");
        Variable variable = TakeVariable("a variable: BOUND asks of a variable whether it has a value");
        Take(TokenKind.RightParenthesis, "')' after the variable");
        return new BuiltInCall(BuiltInFunction.Bound, [new VariableExpression(variable)]);
    }

    private ExistsExpression ParseExists()
    {
        bool negated = TryTakeWord("NOT");
        TakeWord("EXISTS", "EXISTS after NOT; the logical not of an expression is '!'");

        // The pattern is a WHERE clause of its own: the aggregates of the clause around it do not reach into it.
        bool allowed = _aggregatesAllowed;
        _aggregatesAllowed = false;
        GroupTranslation group = ParseGroup("'{' after EXISTS");
        _aggregatesAllowed = allowed;
        return new ExistsExpression(group.Node, negated);
    }

    private List<Expression> ParseArguments(string name)
    {
        Take(TokenKind.LeftParenthesis, $"'(' after {name}");
        return ParseArgumentList();
    }

    private List<Expression> ParseArgumentList()
    {
        var arguments = new List<Expression>();
        if (TryTake(TokenKind.RightParenthesis)) return arguments;
        do arguments.Add(ParseExpression());
        while (TryTake(TokenKind.Comma));
        Take(TokenKind.RightParenthesis, "an operator, ',' and another argument, or ')'");
        return arguments;
    }

    private AggregateExpression ParseAggregate(AggregateFunction function)
    {
        Token name = _token;
        if (!_aggregatesAllowed)
        {
            throw Error(
                $"the aggregate {TokenText} may stand only in SELECT, HAVING and ORDER BY, and not inside another aggregate; "
                + "compute it in a sub-query: { SELECT (… AS ?x) WHERE { … } }",
                name);
        }
        Advance();
        Take(TokenKind.LeftParenthesis, $"'(' after {_source.Text[name.Start..name.End]}");
        bool isDistinct = TryTakeWord("DISTINCT");
        Expression? argument = null;
        string separator = " ";
        if (function != AggregateFunction.Count || !TryTake(TokenKind.Star))
        {
            _aggregatesAllowed = false;
            argument = ParseExpression();
            _aggregatesAllowed = true;
        }
        if (function == AggregateFunction.GroupConcat && TryTake(TokenKind.Semicolon)) separator = ParseSeparator();
        Take(TokenKind.RightParenthesis, "an operator or ')' after the argument of the aggregate, which is one");
        return new AggregateExpression(function, isDistinct, argument, separator);
    }

    private string ParseSeparator()
    {
        TakeWord("SEPARATOR", "SEPARATOR after ';', as in GROUP_CONCAT(?x; SEPARATOR=\", \")");
        Take(TokenKind.Equal, "'=' after SEPARATOR");
        return Is(TokenKind.String) ? TakeString() : throw Unexpected("the separator, a string");
    }
}
