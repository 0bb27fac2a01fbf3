using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>The forms of a query (grammar rules 1–17).</summary>
internal sealed partial class Parser
{
    /// <summary>Parses the whole text as a query.</summary>
    public Query ParseQuery()
    {
        ParsePrologue();
        Query query;
        if (IsWord("SELECT")) query = ParseSelect();
        else if (TryTakeWord("CONSTRUCT")) query = ParseConstruct();
        else if (TryTakeWord("DESCRIBE")) query = ParseDescribe();
        else if (TryTakeWord("ASK")) query = ParseAsk();
        else if (StartsUpdate()) throw Error("this is an update, not a query: send it where updates are taken", _token);
        else throw Unexpected("PREFIX, BASE, VERSION, SELECT, CONSTRUCT, ASK or DESCRIBE");
        ExpectEnd();
        TreeDepth.Check(query.Pattern, _source);
        return query;
    }

    private SelectQuery ParseSelect()
    {
        SelectClause select = ParseSelectClause();
        DatasetClause dataset = ParseDataset("FROM");
        GroupTranslation where = ParseWhere();
        SolutionModifiers modifiers = ParseModifiers();
        ParseValuesClause(modifiers);
        (AlgebraNode pattern, IReadOnlyList<Variable> variables) = TranslateSelect(select, where, modifiers);
        return new SelectQuery(variables, dataset, pattern, BaseIri, Prefixes);
    }

    private GroupTranslation ParseSubSelect()
    {
        bool outer = _aggregatesAllowed;
        SelectClause select = ParseSelectClause();
        GroupTranslation where = ParseWhere();
        SolutionModifiers modifiers = ParseModifiers();
        ParseValuesClause(modifiers);
        _aggregatesAllowed = outer;
        (AlgebraNode pattern, IReadOnlyList<Variable> variables) = TranslateSelect(select, where, modifiers);
        var scope = new VariableScope();
        scope.Add(variables);
        return new GroupTranslation(pattern, Filter: null, scope);
    }

    private SelectClause ParseSelectClause()
    {
        Token start = _token;
        TakeWord("SELECT", "SELECT");
        bool isDistinct = TryTakeWord("DISTINCT");
        bool isReduced = !isDistinct && TryTakeWord("REDUCED");
        if (TryTake(TokenKind.Star)) return new SelectClause(null, isDistinct, isReduced, start);
        bool outer = _aggregatesAllowed;
        _aggregatesAllowed = true;
        var items = new List<SelectItem>();
        while (true)
        {
            Token position = _token;
            if (Is(TokenKind.Variable))
            {
                items.Add(new SelectItem(TakeVariable("a variable"), null, position));
            }
            else if (TryTake(TokenKind.LeftParenthesis))
            {
                Expression expression = ParseExpression();
                TakeWord("AS", "an operator, or AS and a variable, as in (COUNT(*) AS ?count)");
                position = _token;
                items.Add(new SelectItem(TakeVariable("a variable after AS"), expression, position));
                Take(TokenKind.RightParenthesis, "')' after the variable");
            }
            else
            {
                break;
            }
        }
        _aggregatesAllowed = outer;
        if (items.Count == 0) throw Unexpected("'*', a variable, or an expression as (… AS ?name) after SELECT");
        if (Is(TokenKind.Comma)) throw Error("found ','; the variables of SELECT are separated by spaces alone", _token);
        return new SelectClause(items, isDistinct, isReduced, start);
    }

    private ConstructQuery ParseConstruct()
    {
        if (!Is(TokenKind.LeftBrace)) return ParseConstructWhere();
        TemplateBuilder template = TemplateBuilder.ForTemplate(_labels);
        ParseTripleBlock(template, "'{' and the template after CONSTRUCT");
        DatasetClause dataset = ParseDataset("FROM");
        GroupTranslation where = ParseWhere();
        return new ConstructQuery(template.Triples, dataset, ParseAndTranslateModifiers(where), BaseIri, Prefixes);
    }

    // The short form: the pattern is the template as well; blank nodes match in the one and are made anew in the other.
    private ConstructQuery ParseConstructWhere()
    {
        DatasetClause dataset = ParseDataset("FROM");
        TakeWord("WHERE", "'{' and the template, FROM, or WHERE after CONSTRUCT");
        TemplateBuilder template = TemplateBuilder.ForTemplate(_labels);
        ParseTripleBlock(template, "'{' after WHERE");
        var where = new GroupBuilder(_labels);
        foreach (TriplePattern triple in template.Triples) where.Add(triple);
        TriplePattern[] renamed = [.. template.Triples.Select(t => new TriplePattern(Renamed(t.Subject), t.Predicate, Renamed(t.Object)))];
        return new ConstructQuery(renamed, dataset, ParseAndTranslateModifiers(where.Build()), BaseIri, Prefixes);

        static PatternTerm Renamed(PatternTerm term) => term switch
        {
            Variable { IsVisible: false } node => new Variable(".c" + node.Name),
            TripleTermPattern triple => triple.Map(Renamed),
            _ => term,
        };
    }

    private void ParseTripleBlock(TemplateBuilder target, string expectation)
    {
        Take(TokenKind.LeftBrace, expectation);
        ParseTriples(target);
        Take(TokenKind.RightBrace, "a triple, '.' or '}'; this part of the query holds triples alone");
    }

    private DescribeQuery ParseDescribe()
    {
        var resources = new List<PatternTerm>();
        bool isStar = TryTake(TokenKind.Star);
        while (!isStar && _token.Kind is TokenKind.Variable or TokenKind.IriReference or TokenKind.PrefixedName)
        {
            resources.Add(TakeVariableOrIri("a variable or an IRI"));
        }
        if (!isStar && resources.Count == 0) throw Unexpected("'*', variables or IRIs after DESCRIBE");
        DatasetClause dataset = ParseDataset("FROM");
        GroupTranslation where = IsWord("WHERE") || Is(TokenKind.LeftBrace) ? ParseWhere() : new GroupBuilder(_labels).Build();
        if (isStar) resources.AddRange(where.Scope.Variables);
        return new DescribeQuery(resources, dataset, ParseAndTranslateModifiers(where), BaseIri, Prefixes);
    }

    private AskQuery ParseAsk()
    {
        DatasetClause dataset = ParseDataset("FROM");
        GroupTranslation where = ParseWhere();
        return new AskQuery(dataset, ParseAndTranslateModifiers(where), BaseIri, Prefixes);
    }

    private AlgebraNode ParseAndTranslateModifiers(GroupTranslation where)
    {
        SolutionModifiers modifiers = ParseModifiers();
        ParseValuesClause(modifiers);
        return TranslateWithoutSelect(where, modifiers);
    }

    private DatasetClause ParseDataset(string keyword)
    {
        var @default = new List<Iri>();
        var named = new List<Iri>();
        while (TryTakeWord(keyword))
        {
            List<Iri> list = TryTakeWord("NAMED") ? named : @default;
            list.Add((Iri)TakeIri($"NAMED or the graph's IRI after {keyword}").Term);
        }
        return @default.Count == 0 && named.Count == 0 ? DatasetClause.Empty : new DatasetClause(@default, named);
    }

    private GroupTranslation ParseWhere()
    {
        TryTakeWord("WHERE");
        bool outer = _aggregatesAllowed;
        _aggregatesAllowed = false;
        GroupTranslation where = ParseGroup("WHERE or '{'");
        _aggregatesAllowed = outer;
        return where;
    }
}
