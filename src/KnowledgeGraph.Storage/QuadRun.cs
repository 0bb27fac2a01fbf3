namespace KnowledgeGraph.Storage;

/// <summary>Consecutive rows that a <see cref="QuadLookup"/> found, or what is left of them. Means something to that look-up alone.</summary>
public readonly record struct QuadRun
{
    internal QuadRun(int source, long first, long count)
    {
        Source = source;
        First = first;
        Count = count;
    }

    /// <summary>How many rows there are.</summary>
    public long Count { get; }

    internal int Source { get; }

    internal long First { get; }

    /// <summary>The rows after the first ones.</summary>
    /// <param name="rows">How many are left out; at most <see cref="Count"/>.</param>
    public QuadRun Skip(long rows) => new(Source, First + rows, Count - rows);

    /// <summary>Whether another run's rows begin where the first rows of this one end, so that they can be read together.</summary>
    /// <param name="rows">How many of the first rows count.</param>
    /// <param name="next">The other run.</param>
    public bool IsFollowedBy(long rows, QuadRun next) => next.Source == Source && next.First == First + rows;
}
