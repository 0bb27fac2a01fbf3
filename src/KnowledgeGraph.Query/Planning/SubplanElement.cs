using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <summary>Anything but a triple pattern in a join group, already planned.</summary>
internal sealed class SubplanElement(Operator plan) : JoinElement
{
    public Operator Plan { get; } = plan;

    /// <summary>What was planned, which may be planned again for some keys; null where there is no use in it.</summary>
    public AlgebraNode? Node { get; init; }

    /// <summary>The graph of <see cref="Node"/>.</summary>
    public ActiveGraph? Graph { get; init; }

    /// <summary>The variables of <see cref="Node"/> that somebody reads; null for all.</summary>
    public IReadOnlySet<Variable>? Needed { get; init; }

    /// <summary>Whether it is a table of keys, to which others have been restricted already.</summary>
    public bool IsKeys { get; init; }

    /// <summary>About how many different values a variable of <see cref="Node"/> takes in the data; null where nothing is known.</summary>
    public Func<Variable, double>? ValuesOf { get; init; }

    public override IReadOnlyCollection<Variable> Variables { get; } = plan.Schema.Variables.ToArray();

    public override double Rows => Plan.EstimatedRows;

    public override bool IsCertain(Variable variable) => Plan.Schema.IsCertain(variable);

    public override void Describe(ShapeWriter shape)
    {
        shape.WriteVariables(Plan.SortedBy);
        shape.WriteMagnitudes(Plan.EstimatedRows, Plan.EstimatedStartup, Plan.EstimatedWork);
        shape.WriteFlags(Node is not null, IsKeys);
    }

    public override double Distinct(Variable variable) => Math.Min(Rows, ValuesOf?.Invoke(variable) ?? Rows);
}
