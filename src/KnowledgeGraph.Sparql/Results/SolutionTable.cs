using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>An answer read into memory: the solutions of a SELECT query, or the boolean of an ASK query.</summary>
/// <remarks>Immutable once built. For tests and for answers of other endpoints; our own answers are streamed.</remarks>
public sealed class SolutionTable
{
    /// <summary>A table of solutions.</summary>
    /// <param name="variables">The columns, without <c>?</c>.</param>
    /// <param name="rows">The rows, each as long as <paramref name="variables"/>; null is unbound.</param>
    public SolutionTable(IReadOnlyList<string> variables, IReadOnlyList<IReadOnlyList<Term?>> rows)
    {
        Variables = variables;
        Rows = rows;
    }

    /// <summary>The answer of an ASK query.</summary>
    public SolutionTable(bool value)
        : this([], []) => Boolean = value;

    /// <summary>The columns, without <c>?</c>; empty for an ASK query.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>The rows in the order of the document; null is unbound.</summary>
    public IReadOnlyList<IReadOnlyList<Term?>> Rows { get; }

    /// <summary>The answer of an ASK query; null for a SELECT query.</summary>
    public bool? Boolean { get; }
}
