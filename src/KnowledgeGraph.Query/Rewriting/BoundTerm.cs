using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>A value that took the place of a variable: as a constant, but it may be a blank node of the data.</summary>
internal sealed record BoundTerm(ValueId Id) : PatternTerm;
