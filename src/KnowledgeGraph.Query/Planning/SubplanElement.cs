using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <summary>Anything but a triple pattern in a join group, already planned.</summary>
internal sealed class SubplanElement(Operator plan) : JoinElement
{
    public Operator Plan { get; } = plan;

    public override IReadOnlyCollection<Variable> Variables { get; } = plan.Schema.Variables.ToArray();

    public override double Rows => Plan.EstimatedRows;

    public override bool IsCertain(Variable variable) => Plan.Schema.IsCertain(variable);

    public override double Distinct(Variable variable) => Rows;
}
