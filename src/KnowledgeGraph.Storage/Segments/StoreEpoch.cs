namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// Stands for states that follow one another, with the same terms under the same ids and about the same quads. It outlives them where
/// somebody keeps it, without their memory. Immutable.
/// </summary>
/// <param name="quadCount">The quads of the first of them.</param>
internal sealed class StoreEpoch(long quadCount)
{
    private const int ShareOfChanges = 16;

    /// <summary>Whether so many quads, added or removed since its beginning, leave it much the same.</summary>
    public bool Allows(long changes) => changes <= quadCount / ShareOfChanges;
}
