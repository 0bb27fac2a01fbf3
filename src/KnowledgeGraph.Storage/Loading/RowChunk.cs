using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>Some rows on their way. One thread at a time.</summary>
internal sealed unsafe class RowChunk : IDisposable
{
    public const int MaxRows = 64 * 1024;

    private readonly NativeBlock _rows = new((long)MaxRows * sizeof(LoadRow));
    private readonly NativeBlock _targets = new((long)MaxRows * sizeof(LoadRow));

    /// <summary>The rows.</summary>
    public Span<LoadRow> Rows => new(_rows.Address, Count);

    /// <summary>All the room for rows.</summary>
    public Span<LoadRow> Room => new(_rows.Address, MaxRows);

    /// <summary>Room for as many again.</summary>
    public LoadRow* Target => (LoadRow*)_targets.Address;

    public int Count { get; set; }

    /// <summary>The number of the first row.</summary>
    public long Start { get; set; }

    /// <summary>What the rows are of.</summary>
    public int Part { get; set; }

    public void Dispose()
    {
        _rows.Free();
        _targets.Free();
    }
}
