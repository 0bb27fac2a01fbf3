using System.Runtime.CompilerServices;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <summary>
/// What queries found out about a store, for the next ones on it: it is gone after many changes, with the epoch of the store. What is kept
/// of a pattern is kept of the magnitude of its matches. Thread-safe.
/// </summary>
internal sealed class StatisticsCache
{
    private static readonly ConditionalWeakTable<object, StatisticsCache> ByEpoch = [];

    private StatisticsCache()
    {
    }

    /// <summary>The estimated numbers of different values.</summary>
    public BoundedCache<PatternPlace, double> Distinct { get; } = new(4096);

    /// <summary>Some values, two kilobytes of them each at most.</summary>
    public BoundedCache<PatternPlace, ValueId[]> Samples { get; } = new(1024);

    /// <summary>For the values of a sample how often they come in another place, two kilobytes each at most.</summary>
    public BoundedCache<(PatternPlace Sampled, PatternPlace Counted), double[]> Counts { get; } = new(4096);

    /// <summary>The orders of joins, by what they depend on.</summary>
    public BoundedCache<GroupShape, GroupOrder> Orders { get; } = new(2048);

    /// <summary>The cache for what a snapshot holds.</summary>
    public static StatisticsCache Of(Snapshot snapshot) => ByEpoch.GetValue(snapshot.Epoch, _ => new StatisticsCache());
}
