using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>
/// Writes algebra as indented text for people: one operator a line, its inputs below it. For EXPLAIN, logs and debugging; the text
/// is no SPARQL and is not read back.
/// </summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class AlgebraPrinter
{
    private readonly IReadOnlyList<KeyValuePair<string, string>> _prefixes;

    /// <summary>Creates a printer.</summary>
    /// <param name="prefixes">Prefixes (without colon) and namespaces by which IRIs are shortened; none where null.</param>
    public AlgebraPrinter(IReadOnlyList<KeyValuePair<string, string>>? prefixes = null) => _prefixes = prefixes ?? [];

    /// <summary>The operators of a query, its IRIs shortened by its own prefixes.</summary>
    public static string Print(Query query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new AlgebraPrinter(query.Prefixes).Print(query.Pattern);
    }

    /// <summary>The operator and those below it.</summary>
    public string Print(AlgebraNode node)
    {
        var text = new StringBuilder();
        Write(text, node, 0);
        return text.ToString();
    }

    /// <summary>A triple pattern.</summary>
    public string Print(TriplePattern triple) => $"{Print(triple.Subject)} {Print(triple.Predicate)} {Print(triple.Object)}";

    /// <summary>A variable, a constant or a triple term.</summary>
    public string Print(PatternTerm term) => term switch
    {
        Variable { IsVisible: false } hidden => "_:" + hidden.Name[1..],
        Variable variable => "?" + variable.Name,
        Constant constant => Print(constant.Term),
        TripleTermPattern triple => $"<<( {Print(triple.Subject)} {Print(triple.Predicate)} {Print(triple.Object)} )>>",
        _ => throw new ArgumentException($"no printing for {term.GetType().Name}", nameof(term)),
    };

    /// <summary>A term.</summary>
    public string Print(Term term)
    {
        if (term is Literal { Language: null } literal && literal.Datatype != XsdVocabulary.String)
        {
            Iri type = literal.Datatype;
            return type == XsdVocabulary.Integer || type == XsdVocabulary.Decimal || type == XsdVocabulary.Boolean
                ? literal.LexicalForm
                : $"{new Literal(literal.LexicalForm)}^^{Print(type)}";
        }
        if (term is TripleTerm triple) return $"<<( {Print(triple.Subject)} {Print(triple.Predicate)} {Print(triple.Object)} )>>";
        if (term is not Iri iri) return term.ToString();
        foreach ((string prefix, string name) in _prefixes)
        {
            if (name.Length > 0 && iri.Value.StartsWith(name, StringComparison.Ordinal) && IsLocalName(iri.Value.AsSpan(name.Length)))
            {
                return $"{prefix}:{iri.Value.AsSpan(name.Length)}";
            }
        }
        return term.ToString();
    }

    /// <summary>A property path.</summary>
    public string Print(PropertyPath path) => path switch
    {
        PredicatePath predicate => Print(predicate.Predicate),
        InversePath inverse => $"^{Step(inverse.Path)}",
        ZeroOrOnePath optional => $"{Step(optional.Path)}?",
        ZeroOrMorePath star => $"{Step(star.Path)}*",
        OneOrMorePath plus => $"{Step(plus.Path)}+",
        SequencePath sequence => $"{Step(sequence.First)}/{Step(sequence.Second)}",
        AlternativePath alternative => $"{Step(alternative.Left)}|{Step(alternative.Right)}",
        NegatedPropertySet set => $"!({string.Join('|', set.Forward.Select(Print).Concat(set.Inverse.Select(iri => "^" + Print(iri))))})",
        _ => throw new ArgumentException($"no printing for {path.GetType().Name}", nameof(path)),
    };

    /// <summary>An expression, on one line.</summary>
    public string Print(Expression expression) => expression switch
    {
        VariableExpression variable => Print(variable.Variable),
        ConstantExpression constant => Print(constant.Term),
        UnaryExpression unary => $"{unary.Operator.Symbol()}{Operand(unary.Operand)}",
        BinaryExpression binary => $"{Operand(binary.Left)} {binary.Operator.Symbol()} {Operand(binary.Right)}",
        InExpression @in => $"{Operand(@in.Value)} {(@in.Negated ? "NOT IN" : "IN")} ({List(@in.Candidates)})",
        BuiltInCall call => $"{call.Function.ToString().ToUpperInvariant()}({List(call.Arguments)})",
        FunctionCall call => $"{Print(call.Function)}({(call.IsDistinct ? "DISTINCT " : "")}{List(call.Arguments)})",
        AggregateExpression aggregate => Aggregate(aggregate),
        ExistsExpression exists => $"{(exists.Negated ? "NOT EXISTS" : "EXISTS")} {{ {OneLine(exists.Pattern)} }}",
        _ => throw new ArgumentException($"no printing for {expression.GetType().Name}", nameof(expression)),
    };

    private static bool IsLocalName(ReadOnlySpan<char> name)
    {
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-')) return false;
        }
        return true;
    }

    private string Operand(Expression expression) =>
        expression is BinaryExpression or InExpression ? $"({Print(expression)})" : Print(expression);

    private string List(IReadOnlyList<Expression> expressions) => string.Join(", ", expressions.Select(Print));

    private string Step(PropertyPath path) => path is SequencePath or AlternativePath ? $"({Print(path)})" : Print(path);

    private string Aggregate(AggregateExpression aggregate)
    {
        string argument = aggregate.Argument is null ? "*" : Print(aggregate.Argument);
        string separator = aggregate.Function == AggregateFunction.GroupConcat ? $"; separator={new Literal(aggregate.Separator)}" : "";
        return $"{aggregate.Function.ToString().ToUpperInvariant()}({(aggregate.IsDistinct ? "DISTINCT " : "")}{argument}{separator})";
    }

    private string OneLine(AlgebraNode node) =>
        string.Join(" ", Print(node).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private void Write(StringBuilder text, AlgebraNode node, int depth)
    {
        (string line, AlgebraNode[] inputs) = Describe(node);
        Line(text, depth, line);
        if (node is BasicGraphPattern pattern)
        {
            foreach (TriplePattern triple in pattern.Patterns) Line(text, depth + 1, Print(triple));
        }
        foreach (AlgebraNode input in inputs) Write(text, input, depth + 1);
    }

    private (string Line, AlgebraNode[] Inputs) Describe(AlgebraNode node) => node switch
    {
        BasicGraphPattern => ("BGP", []),
        PathPattern path => ($"Path {Print(path.Subject)} {Print(path.Path)} {Print(path.Object)}", []),
        Join join => ("Join", [join.Left, join.Right]),
        LeftJoin join => (join.Condition is null ? "LeftJoin" : $"LeftJoin {Print(join.Condition)}", [join.Left, join.Right]),
        Minus minus => ("Minus", [minus.Left, minus.Right]),
        Union union => ("Union", [union.Left, union.Right]),
        Filter filter => ($"Filter {Print(filter.Condition)}", [filter.Input]),
        Extend extend => ($"Extend {Print(extend.Variable)} := {Print(extend.Expression)}", [extend.Input]),
        GraphPattern graph => ($"Graph {Print(graph.Name)}", [graph.Input]),
        ServicePattern service => ($"Service {(service.Silent ? "SILENT " : "")}{Print(service.Endpoint)}", [service.Input]),
        ValuesTable values => ($"Values {Variables(values.Variables)} ({values.Rows.Count} rows)", []),
        Group group => ($"Group {string.Join(", ", group.Keys.Select(Key).Concat(group.Aggregates.Select(Binding)))}", [group.Input]),
        OrderBy order => ($"OrderBy {string.Join(", ", order.Conditions.Select(Condition))}", [order.Input]),
        Project project => ($"Project {Variables(project.Variables)}", [project.Input]),
        Distinct distinct => ("Distinct", [distinct.Input]),
        Reduced reduced => ("Reduced", [reduced.Input]),
        Slice slice => ($"Slice offset {slice.Offset}{(slice.Limit is { } limit ? $" limit {limit}" : "")}", [slice.Input]),
        _ => throw new ArgumentException($"no printing for {node.GetType().Name}", nameof(node)),
    };

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', depth * 2).Append(line.TrimEnd()).Append('\n');

    private string Variables(IReadOnlyList<Variable> variables) => string.Join(' ', variables.Select(Print));

    private string Key(GroupKey key) => key.Expression is VariableExpression v && v.Variable == key.Variable
        ? Print(key.Variable)
        : $"{Print(key.Variable)} := {Print(key.Expression)}";

    private string Binding(AggregateBinding binding) => $"{Print(binding.Variable)} := {Print(binding.Aggregate)}";

    private string Condition(OrderCondition condition) =>
        condition.Descending ? $"DESC({Print(condition.Expression)})" : Print(condition.Expression);
}
