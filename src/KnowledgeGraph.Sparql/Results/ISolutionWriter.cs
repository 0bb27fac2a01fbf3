using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>Writes solutions in one of the result formats, row by row, from UTF-8.</summary>
/// <remarks>
/// Calls: <see cref="Begin"/>, then per row <see cref="BeginRow"/>, <see cref="Bind"/> for each bound column in ascending order,
/// <see cref="EndRow"/>; then <see cref="End"/>. Or <see cref="WriteBoolean"/> alone. Not thread-safe.
/// </remarks>
public interface ISolutionWriter
{
    /// <summary>Starts a table with these columns (names without <c>?</c>).</summary>
    void Begin(IReadOnlyList<string> variables);

    /// <summary>Starts a row.</summary>
    void BeginRow();

    /// <summary>Gives the value of a column in this row; columns left out are unbound.</summary>
    void Bind(int column, in Utf8Term term);

    /// <summary>Ends the row.</summary>
    void EndRow();

    /// <summary>Ends the table.</summary>
    void End();

    /// <summary>Writes the answer of an ASK query.</summary>
    void WriteBoolean(bool value);
}
