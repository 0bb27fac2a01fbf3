using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Results;

/// <summary>A term of a template: a constant, a column of the solutions, a blank node, or a triple term of such terms.</summary>
/// <param name="Id">The constant; none for anything else, and for a variable that no solution binds.</param>
/// <param name="Column">The column, or -1.</param>
/// <param name="BlankNode">The number of the blank node, or -1.</param>
/// <param name="Parts">Subject, predicate and object of a triple term, or null.</param>
internal readonly record struct TemplateTerm(ValueId Id, int Column = -1, int BlankNode = -1, TemplateTerm[]? Parts = null);
