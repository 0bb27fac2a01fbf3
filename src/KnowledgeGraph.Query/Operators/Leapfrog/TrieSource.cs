namespace KnowledgeGraph.Query.Operators.Leapfrog;

/// <summary>A pattern of a leapfrog join.</summary>
/// <param name="Input">Which input gives its matches; patterns that differ in their variables' names only share one.</param>
/// <param name="Levels">For each level of the trie the place of its variable in the order of the join's variables; ascending.</param>
internal sealed record TrieSource(int Input, int[] Levels);
