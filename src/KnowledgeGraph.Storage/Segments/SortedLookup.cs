namespace KnowledgeGraph.Storage.Segments;

/// <summary>Asks layers for triples that come sorted, each search going on from the one before. One thread at a time.</summary>
internal sealed class SortedLookup
{
    private readonly Source[] _sources;

    public SortedLookup(Layer[] layers)
    {
        var sources = new List<Source>();
        foreach (Layer layer in layers)
        {
            if (layer.Added is { } added) sources.Add(new() { Rows = added[QuadOrder.Spo], Sign = 1 });
            if (layer.Removed is { } removed) sources.Add(new() { Rows = removed[QuadOrder.Spo], Sign = -1 });
        }
        _sources = [.. sources];
    }

    /// <summary>In how many graphs a triple stands; triples must come ascending.</summary>
    public long CountTriple(in QuadKey triple)
    {
        long count = 0;
        foreach (ref Source source in _sources.AsSpan())
        {
            (source.Start, source.End) = source.Rows.SearchRange(triple, 3, source.Start, source.Rows.RowCount);
            count += source.Sign * (source.End - source.Start);
        }
        return count;
    }

    /// <summary>Whether a quad of the triple last counted is there.</summary>
    public bool Contains(in QuadKey quad)
    {
        int balance = 0;
        foreach (ref readonly Source source in _sources.AsSpan())
        {
            long row = source.Rows.Search(quad, 4, after: false, source.Start, source.End);
            if (row < source.End && source.Rows[row] == quad) balance += source.Sign;
        }
        return balance > 0;
    }

    private struct Source
    {
        public Permutation Rows;
        public int Sign;
        public long Start;
        public long End;
    }
}
