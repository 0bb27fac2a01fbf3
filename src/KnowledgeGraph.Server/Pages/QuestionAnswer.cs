using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Server.Pages;

/// <summary>What the graph answers to a saved query.</summary>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Rows">The first rows; null where a column is unbound.</param>
/// <param name="IsCut">Whether there are more.</param>
public sealed record QuestionAnswer(IReadOnlyList<string> Columns, IReadOnlyList<Term?[]> Rows, bool IsCut);
