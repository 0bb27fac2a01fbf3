using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <summary>One of the things that a join group joins, with what the planner knows of it.</summary>
internal abstract class JoinElement
{
    /// <summary>The variables that it may bind.</summary>
    public abstract IReadOnlyCollection<Variable> Variables { get; }

    /// <summary>The rows expected of it alone.</summary>
    public abstract double Rows { get; }

    /// <summary>Whether it binds the variable in every row.</summary>
    public abstract bool IsCertain(Variable variable);

    /// <summary>Tells all that the order of joins depends on, but for which variables it has.</summary>
    public abstract void Describe(ShapeWriter shape);

    /// <summary>About how many different values a variable takes in it.</summary>
    public abstract double Distinct(Variable variable);
}
