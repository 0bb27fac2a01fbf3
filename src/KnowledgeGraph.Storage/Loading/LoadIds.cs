namespace KnowledgeGraph.Storage.Loading;

/// <summary>The ids of the numbers in the rows of a load. Immutable and thread-safe.</summary>
/// <param name="Values">Of subjects and objects.</param>
/// <param name="Predicates">Of predicates.</param>
/// <param name="Graphs">Of graphs.</param>
internal sealed record LoadIds(ValueTable Values, ValueIndex Predicates, ValueIndex Graphs)
{
    /// <summary>For each role, the number above all of its numbers.</summary>
    public uint[] Limits => [Values.Count, (uint)Predicates.Ids.Length, Values.Count, (uint)Graphs.Ids.Length];
}
