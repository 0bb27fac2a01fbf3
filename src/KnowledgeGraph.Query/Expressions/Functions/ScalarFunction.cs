using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions.Functions;

/// <summary>A function of terms; none for an error. The arguments are no errors. Equal arguments give equal results.</summary>
internal delegate ValueId ScalarFunction(ExpressionContext context, ReadOnlySpan<ValueId> arguments);
