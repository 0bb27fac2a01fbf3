using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Operators.Paths;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <summary>A path <c>*</c>, <c>+</c> or <c>?</c> in a join group.</summary>
/// <param name="start">The start.</param>
/// <param name="end">The end.</param>
/// <param name="graph">The variable of the graph, under GRAPH with one; else null.</param>
/// <param name="edges">About how many edges the path may walk.</param>
/// <param name="create">Makes the operator on a left input, with the rows expected of it.</param>
internal sealed class PathElement(PatternSlot start, PatternSlot end, Variable? graph, double edges, Func<Operator, double, TransitivePath> create)
    : JoinElement
{
    private const double ReachPerNode = 8;

    /// <summary>Makes the operator on a left input, with the rows expected of it.</summary>
    public Func<Operator, double, TransitivePath> Create { get; } = create;

    /// <summary>How many nodes one walk is expected to reach.</summary>
    public double Reach => Math.Max(1, Math.Min(ReachPerNode, edges));

    public override IReadOnlyCollection<Variable> Variables { get; } =
        [.. new[] { start.Variable, end.Variable, graph }.OfType<Variable>().Distinct()];

    public override double Rows => Ends switch
    {
        0 => 0.5,
        1 => Reach,
        _ => Math.Max(1, edges) * Reach,
    };

    public override bool IsCertain(Variable variable) => Variables.Contains(variable);

    public override void Describe(ShapeWriter shape)
    {
        shape.WriteVariables(start.Variable, end.Variable, graph);
        shape.WriteMagnitudes(edges);
    }

    public override double Distinct(Variable variable) => Ends == 1 ? Rows : Math.Max(1, edges);

    private int Ends => Variables.Count - (graph is null ? 0 : 1);
}
