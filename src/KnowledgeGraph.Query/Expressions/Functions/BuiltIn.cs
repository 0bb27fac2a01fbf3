namespace KnowledgeGraph.Query.Expressions.Functions;

/// <summary>A built-in function that depends on nothing but the terms of its arguments.</summary>
/// <param name="Implementation">Computes it.</param>
/// <param name="IsCheap">Whether it costs less than remembering its result.</param>
/// <param name="Reads">Which of its arguments it only reads as texts, so that they need not be terms of the query.</param>
/// <param name="MakesText">Whether its result is a string.</param>
internal readonly record struct BuiltIn(ScalarFunction Implementation, bool IsCheap, TextArguments Reads = TextArguments.None, bool MakesText = false);
