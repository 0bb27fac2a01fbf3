namespace KnowledgeGraph.Storage.Loading;

/// <summary>How far a load has come.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Quads">The quads read so far; one that comes twice counts twice.</param>
/// <param name="Done">What is done of the phase, in its own measure.</param>
/// <param name="Total">The whole of the phase; 0 where it is not known.</param>
/// <param name="Elapsed">The time since the load began.</param>
/// <param name="Remaining">About how long it will still take; null where nothing can be said.</param>
public readonly record struct LoadProgress(LoadPhase Phase, long Quads, long Done, long Total, TimeSpan Elapsed, TimeSpan? Remaining);
