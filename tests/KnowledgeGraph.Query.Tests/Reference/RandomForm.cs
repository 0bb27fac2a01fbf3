using CsCheck;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;
using KnowledgeGraph.Sparql.Updates;
using static KnowledgeGraph.Query.Tests.Reference.RandomTerms;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>What a random query asks of a pattern.</summary>
/// <param name="Kind">Its form.</param>
/// <param name="Dataset">The graphs that it names.</param>
/// <param name="Shown">What SELECT shows where it does not show all.</param>
/// <param name="Order">What the rows are sorted by.</param>
/// <param name="Offset">The rows that are left out.</param>
/// <param name="Limit">The most rows.</param>
/// <param name="Template">The triples of CONSTRUCT.</param>
/// <param name="Budget">The bytes that the query may take, or none.</param>
/// <param name="Bindings">Values that variables have from the start.</param>
internal sealed record RandomForm(FormKind Kind, DatasetClause Dataset, Variable[] Shown, OrderCondition[] Order, int Offset, int? Limit,
    QuadPattern[] Template, long? Budget, Dictionary<string, Term> Bindings)
{
    public static readonly Gen<RandomForm> Any = Gen.Select(
        Gen.Select(Gen.Enum<FormKind>(), Gen.Frequency((2, Gen.Const(DatasetClause.Empty)), (1, RandomUpdates.Using()))),
        AnyVariable.Array[0, 2],
        RandomQueries.Order.Array[0, 2],
        Gen.Frequency((1, Gen.Const(0)), (1, Gen.Int[0, 6])),
        Gen.Frequency((1, Null<int?>()), (3, Gen.Int[0, 6].Select(each => (int?)each))),
        RandomUpdates.Template(allowsBlankNodes: false),
        Gen.Select(Gen.Frequency((4, Null<long?>()), (1, Gen.Long[10, 22].Select(bits => (long?)(1L << (int)bits)))),
            Gen.Frequency((3, Gen.Const<(Variable, Term)[]>([])), (1, Gen.Select(AnyVariable, AnyTerm).Array[1, 2]))))
        .Select((form, shown, order, offset, limit, template, conditions) =>
            new RandomForm(form.Item1, form.Item2, [.. shown.Distinct()], order, offset, limit, template, conditions.Item1,
                conditions.Item2.DistinctBy(each => each.Item1).ToDictionary(each => each.Item1.Name, each => each.Item2)));

    private static readonly Variable Number = new("number");

    /// <summary>The same, but at least one variable is shown.</summary>
    public RandomForm WithColumns() => Shown.Length > 0 ? this : this with { Shown = [new Variable("a")] };

    /// <summary>The query of this form on a pattern with some variables.</summary>
    public Sparql.Algebra.Query Of(AlgebraNode pattern, Variable[] all)
    {
        AlgebraNode sorted = Order.Length == 0 ? pattern : new OrderBy(pattern, Order);
        switch (Kind)
        {
            case FormKind.All:
                return Select(all, Sliced(new Project(sorted, all)));
            case FormKind.Some:
                return Select(Shown, new Project(sorted, Shown));
            case FormKind.Distinct:
                return Select(Shown, new Distinct(new Project(sorted, Shown)));
            case FormKind.Reduced:
                return Select(Shown, new Reduced(new Project(sorted, Shown)));
            case FormKind.Ask:
                return new AskQuery(Dataset, Sliced(sorted), null, []);
            case FormKind.Describe:
                return new DescribeQuery(Shown, Dataset, pattern, null, []);
            case FormKind.Count:
                var counted = new Group(Sliced(sorted), [],
                    [new AggregateBinding(Number, new AggregateExpression(AggregateFunction.Count, false, null, " "))]);
                return Select([Number], new Project(counted, [Number]));
            default:
                return new ConstructQuery([.. Template.Select(quad => quad.Triple)], Dataset, pattern, null, []);
        }
    }

    public override string ToString() => $"{Kind} FROM {string.Join(' ', Dataset.Default)} NAMED {string.Join(' ', Dataset.Named)} "
        + $"SHOW {string.Join(' ', Shown.Select(each => each.Name))} ORDER {AlgebraPrinter.Print(Order)} OFFSET {Offset} LIMIT {Limit} "
        + $"TEMPLATE {string.Join(" . ", Template.Select(each => each.Triple))} BUDGET {Budget} "
        + $"BINDINGS {string.Join(' ', Bindings)}";

    private SelectQuery Select(Variable[] shown, AlgebraNode pattern) => new(shown, Dataset, pattern, null, []);

    private AlgebraNode Sliced(AlgebraNode input) => Offset == 0 && Limit is null ? input : new Slice(input, Offset, Limit);
}
