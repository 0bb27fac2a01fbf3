namespace KnowledgeGraph.Query.Operators.Leapfrog;

/// <summary>One of the sorted lists that a level of a leapfrog join intersects.</summary>
/// <param name="Trie">Where the list is from.</param>
/// <param name="Level">The level of the trie.</param>
/// <param name="ParentDepth">The level of the join at which the list's parent key is found; -1 for none.</param>
/// <param name="ParentPart">The list there.</param>
internal readonly record struct LeapfrogPart(Trie Trie, int Level, int ParentDepth, int ParentPart);
