using System.Globalization;
using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>
/// Writes algebra as a SPARQL query of the same meaning (SPARQL 1.2 §19.8): no more braces than the rules of scope ask for, so that what the
/// parser makes of a group is tried, and IRIs by prefixes where those are declared.
/// </summary>
internal sealed class SparqlText
{
    private readonly bool _hasPrefixes;
    private int _helpers, _patterns;

    private SparqlText(bool hasPrefixes) => _hasPrefixes = hasPrefixes;

    /// <summary>A group with its braces and full IRIs, as SERVICE sends it.</summary>
    public static string OfGroup(AlgebraNode node) => new SparqlText(hasPrefixes: false).GroupOf(node);

    /// <summary>A query.</summary>
    /// <exception cref="UndecidedException">The grammar has no words for it.</exception>
    public static string Of(Sparql.Algebra.Query query)
    {
        var writer = new SparqlText(hasPrefixes: true);
        string dataset = string.Concat(query.Dataset.Default.Select(each => $"FROM {writer.Term(each)} "))
            + string.Concat(query.Dataset.Named.Select(each => $"FROM NAMED {writer.Term(each)} "));
        string body = query switch
        {
            SelectQuery => writer.Select(query.Pattern, dataset),
            AskQuery => $"ASK {dataset}{writer.Modified(query.Pattern)}",
            ConstructQuery construct => $"CONSTRUCT {{ {writer.Triples(construct.Template)}}} {dataset}{writer.Modified(query.Pattern)}",
            DescribeQuery describe => $"DESCRIBE {writer.List(describe.Resources)} {dataset}{writer.Modified(query.Pattern)}",
            _ => throw new ArgumentException($"no text for {query.GetType().Name}", nameof(query)),
        };
        return $"PREFIX : <{RandomTerms.Base}> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> {body}";
    }

    /// <summary>WHERE and what follows it where nothing is projected.</summary>
    private string Modified(AlgebraNode node)
    {
        string slice = "", order = "";
        if (node is Slice cut)
        {
            slice = Cut(cut);
            node = cut.Input;
        }
        if (node is OrderBy sorted)
        {
            order = Order(sorted);
            node = sorted.Input;
        }
        return $"WHERE {GroupOf(node)}{order}{slice}";
    }

    private string Select(AlgebraNode node, string dataset = "")
    {
        string slice = "", order = "", repetition = "", having = "", grouping = "";
        if (node is Slice cut)
        {
            slice = Cut(cut);
            node = cut.Input;
        }
        if (node is Distinct distinct)
        {
            repetition = "DISTINCT ";
            node = distinct.Input;
        }
        else if (node is Reduced reduced)
        {
            repetition = "REDUCED ";
            node = reduced.Input;
        }
        IReadOnlyList<Variable>? columns = null;
        if (node is Project project)
        {
            columns = project.Variables;
            node = project.Input;
        }
        if (node is OrderBy sorted)
        {
            order = Order(sorted);
            node = sorted.Input;
        }
        // Not *: that shows less than what is inside, so that values from outside would come less far.
        columns ??= [.. Rewriting.MentionedVariables.Of(node).Where(each => each.IsVisible)];
        Dictionary<Variable, Expression> assigned = [];
        while (node is Extend extend && columns.Contains(extend.Variable) && order.Length == 0)
        {
            assigned.Add(extend.Variable, extend.Expression);
            node = extend.Input;
        }
        if (node is Filter { Input: Group } filter)
        {
            having = $" HAVING ({Text(WithAggregates(filter.Condition, (Group)filter.Input))})";
            node = filter.Input;
        }
        if (node is Group group)
        {
            if (columns.Count == 0) return $"SELECT {Helper()} {{ SELECT (COUNT(*) AS {Helper()}) {GroupOf(group.Input)}{having} }}{slice}";
            foreach (AggregateBinding each in group.Aggregates) assigned.TryAdd(each.Variable, each.Aggregate);
            foreach (Variable each in columns.Where(assigned.ContainsKey)) assigned[each] = WithAggregates(assigned[each], group);
            grouping = Keys(group);
            node = group.Input;
        }
        string shown = columns.Count == 0 ? Nothing(node) : string.Join(' ', columns.Select(each =>
            assigned.TryGetValue(each, out Expression? value) ? $"({Text(value)} AS {Text(each)})" : Text(each)));
        return $"SELECT {repetition}{shown} {dataset}WHERE {GroupOf(node)}{grouping}{having}{order}{slice}";
    }

    /// <summary>What SELECT shows where it shows no variable.</summary>
    private string Nothing(AlgebraNode node) => Rewriting.MentionedVariables.Of(node).Any(each => each.IsVisible) ? Helper() : "*";

    private static string Cut(Slice slice) => string.Create(CultureInfo.InvariantCulture,
        $"{(slice.Limit is { } limit ? $" LIMIT {limit}" : "")}{(slice.Offset > 0 ? $" OFFSET {slice.Offset}" : "")}");

    private string Order(OrderBy order) => order.Conditions.Count == 0 ? ""
        : " ORDER BY " + string.Join(' ', order.Conditions.Select(each => $"{(each.Descending ? "DESC" : "ASC")}({Text(each.Expression)})"));

    private string Keys(Group group) => group.Keys.Count == 0 ? "" : " GROUP BY " + string.Join(' ', group.Keys.Select(key =>
        key.Expression == new VariableExpression(key.Variable) ? Text(key.Variable) : $"({Text(key.Expression)} AS {Text(key.Variable)})"));

    private static Expression WithAggregates(Expression expression, Group group) => Rewriting.ExpressionTree.Replace(expression, each =>
        each is VariableExpression variable ? group.Aggregates.FirstOrDefault(binding => binding.Variable == variable.Variable)?.Aggregate : null);

    private string GroupOf(AlgebraNode node) => IsSubQuery(node) ? $"{{ {Select(node)} }}" : $"{{ {Elements(node, mayFilter: true)}}}";

    private static bool IsSubQuery(AlgebraNode node) => node is Project or Distinct or Reduced or Slice or OrderBy;

    /// <summary>What stands between the braces of a group. Its conditions are those of the whole group, so not all may have one.</summary>
    private string Elements(AlgebraNode node, bool mayFilter)
    {
        switch (node)
        {
            case Join join:
                return Elements(join.Left, mayFilter: false) + Element(join.Right);
            case LeftJoin join:
                string condition = join.Condition is null ? "" : $"FILTER ({Text(join.Condition)}) ";
                return $"{Elements(join.Left, mayFilter: false)}OPTIONAL {{ {Elements(join.Right, mayFilter: false)}{condition}}} ";
            case Minus minus:
                return $"{Elements(minus.Left, mayFilter: false)}MINUS {GroupOf(minus.Right)} ";
            case Extend extend:
                return $"{Elements(extend.Input, mayFilter: false)}BIND ({Text(extend.Expression)} AS {Text(extend.Variable)}) ";
            case Filter filter when mayFilter:
                return $"FILTER ({Text(filter.Condition)}) {Elements(filter.Input, mayFilter: true)}";
            default:
                return Element(node);
        }
    }

    private string Element(AlgebraNode node) => node switch
    {
        BasicGraphPattern bgp => Triples(bgp.Patterns),
        PathPattern path => $"{Text(path.Subject)} {Text(path.Path)} {Text(path.Object)} . ",
        Union union => $"{GroupOf(union.Left)} UNION {GroupOf(union.Right)} ",
        GraphPattern graph => $"GRAPH {Text(graph.Name)} {GroupOf(graph.Input)} ",
        ServicePattern service => $"SERVICE {(service.Silent ? "SILENT " : "")}{Text(service.Endpoint)} {GroupOf(service.Input)} ",
        ValuesTable table => $"VALUES ({List(table.Variables)}) {{ {string.Concat(table.Rows.Select(row =>
            $"({string.Join(' ', row.Select(term => term is null ? "UNDEF" : Term(term)))}) "))}}} ",
        _ => GroupOf(node) + " ",
    };

    /// <summary>Triples, where the subject, and the predicate too, is not written again.</summary>
    private string Triples(IReadOnlyList<TriplePattern> triples)
    {
        // Labels of blank nodes are those of one pattern: one that is written twice has others.
        _patterns++;
        var text = new StringBuilder();
        TriplePattern? last = null;
        foreach (TriplePattern each in triples)
        {
            if (last is not null && each.Subject == last.Subject)
            {
                text.Append(each.Predicate == last.Predicate ? ", " : $"; {Text(each.Predicate)} ");
            }
            else
            {
                text.Append(last is null ? "" : ". ").Append(CultureInfo.InvariantCulture, $"{Text(each.Subject)} {Text(each.Predicate)} ");
            }
            text.Append(Text(each.Object)).Append(' ');
            last = each;
        }
        return last is null ? "" : text.Append(". ").ToString();
    }

    private string List(IEnumerable<PatternTerm> terms) => string.Join(' ', terms.Select(Text));

    private string Text(PatternTerm term) => term switch
    {
        Variable { IsVisible: false } node => string.Create(CultureInfo.InvariantCulture, $"_:{node.Name.AsSpan(1)}x{_patterns}"),
        Variable variable => $"?{variable.Name}",
        Constant constant => Term(constant.Term),
        TripleTermPattern { Subject: Constant { Term: TripleTerm } or TripleTermPattern } =>
            throw new UndecidedException("a triple term in the place of a subject cannot be written"),
        TripleTermPattern triple => $"<<( {Text(triple.Subject)} {Text(triple.Predicate)} {Text(triple.Object)} )>>",
        _ => throw new ArgumentException($"no text for {term.GetType().Name}", nameof(term)),
    };

    private string Term(Term term)
    {
        if (term is TripleTerm triple) return $"<<( {Term(triple.Subject)} {Term(triple.Predicate)} {Term(triple.Object)} )>>";
        if (!_hasPrefixes) return term.ToString();
        if (term is Iri iri && iri.Value.StartsWith(RandomTerms.Base, StringComparison.Ordinal)) return $":{iri.Value.AsSpan(RandomTerms.Base.Length)}";
        if (term is not Literal { Language: null } literal || literal.Datatype == XsdVocabulary.String) return term.ToString();
        bool isShort = literal is { LexicalForm: "true" } || (literal.Datatype == XsdVocabulary.Integer && char.IsAsciiDigit(literal.LexicalForm[0]));
        return isShort ? literal.LexicalForm : $"{new Literal(literal.LexicalForm)}^^{Term(literal.Datatype)}";
    }

    private string Text(PropertyPath path) => path switch
    {
        PredicatePath predicate => Term(predicate.Predicate),
        InversePath inverse => $"^{Step(inverse.Path)}",
        ZeroOrOnePath optional => $"{Step(optional.Path)}?",
        ZeroOrMorePath star => $"{Step(star.Path)}*",
        OneOrMorePath plus => $"{Step(plus.Path)}+",
        SequencePath sequence => $"{Step(sequence.First)}/{Step(sequence.Second)}",
        AlternativePath alternative => $"{Step(alternative.Left)}|{Step(alternative.Right)}",
        NegatedPropertySet { HasInverse: false } set => $"!({string.Join('|', set.Forward.Select(Term))})",
        NegatedPropertySet { HasForward: false } set => $"^(!({string.Join('|', set.Inverse.Select(Term))}))",
        NegatedPropertySet { Forward.Count: > 0, Inverse.Count: > 0 } set =>
            $"!({string.Join('|', set.Forward.Select(Term).Concat(set.Inverse.Select(each => "^" + Term(each))))})",
        NegatedPropertySet set => $"!({string.Join('|', set.Forward.Select(Term))})|^(!({string.Join('|', set.Inverse.Select(Term))}))",
        _ => throw new ArgumentException($"no text for {path.GetType().Name}", nameof(path)),
    };

    private string Step(PropertyPath path) => path is PredicatePath ? Text(path) : $"({Text(path)})";

    private string Text(Expression expression) => expression switch
    {
        VariableExpression variable => Text(variable.Variable),
        ConstantExpression constant => Term(constant.Term),
        UnaryExpression unary => $"{unary.Operator.Symbol()} ({Text(unary.Operand)})",
        BinaryExpression binary => $"({Text(binary.Left)} {binary.Operator.Symbol()} {Text(binary.Right)})",
        InExpression list => $"({Text(list.Value)} {(list.Negated ? "NOT IN" : "IN")} ({List(list.Candidates)}))",
        BuiltInCall call => $"{call.Function.ToString().ToUpperInvariant()}({List(call.Arguments)})",
        ExistsExpression exists => $"{(exists.Negated ? "NOT EXISTS" : "EXISTS")} {GroupOf(exists.Pattern)}",
        AggregateExpression { Function: AggregateFunction.GroupConcat } aggregate =>
            $"GROUP_CONCAT({Argument(aggregate)}; SEPARATOR={new Literal(aggregate.Separator)})",
        AggregateExpression aggregate => $"{aggregate.Function.ToString().ToUpperInvariant()}({Argument(aggregate)})",
        _ => throw new ArgumentException($"no text for {expression.GetType().Name}", nameof(expression)),
    };

    private string Argument(AggregateExpression aggregate) =>
        (aggregate.IsDistinct ? "DISTINCT " : "") + (aggregate.Argument is null ? "*" : Text(aggregate.Argument));

    private string List(IEnumerable<Expression> expressions) => string.Join(", ", expressions.Select(Text));

    /// <summary>A variable that is nowhere else: for a clause that must show one.</summary>
    private string Helper() => string.Create(CultureInfo.InvariantCulture, $"?helper{_helpers++}");
}
