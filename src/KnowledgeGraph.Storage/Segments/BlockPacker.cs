using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments.Columns;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// Packs one block after the other, each without knowing of any other, so that several of these can pack the blocks of one order at once;
/// a <see cref="PermutationBuilder"/> then takes them in their order. One thread at a time.
/// </summary>
internal sealed unsafe class BlockPacker : IDisposable
{
    private readonly BlockEncoder _encoder = new();
    private readonly NativeBlock _bytes = new(BlockEncoder.MaxBytes);
    private int _byteCount;

    /// <summary>The rows to be packed, in the columns of the order: distinct and sorted.</summary>
    public BlockRows Rows { get; } = new();

    /// <summary>The packed columns.</summary>
    public ReadOnlySpan<byte> Bytes => new(_bytes.Address, _byteCount);

    /// <summary>The first row and the shapes of the columns; what depends on the blocks before is left open.</summary>
    public BlockEntry Entry { get; private set; }

    /// <summary>The last row.</summary>
    public QuadKey Last { get; private set; }

    /// <summary>
    /// How many rows after the first differ from the one before in the first column, in the first two, in the first three; and how many
    /// rows are in the default graph.
    /// </summary>
    public BlockEntry.BlockCounts Counts { get; private set; }

    /// <summary>The least and the greatest graph.</summary>
    public (ulong Min, ulong Max) Graphs { get; private set; }

    /// <summary>Adds as many quads (subject, predicate, object, graph) as there is room for; returns how many.</summary>
    public int Add(QuadOrder order, ReadOnlySpan<QuadKey> quads)
    {
        ReadOnlySpan<byte> roles = OrderLayout.RolesOf(order);
        int rows = Math.Min(PackedBlock.MaxRows - Rows.Count, quads.Length);
        ReadOnlySpan<ulong> source = MemoryMarshal.Cast<QuadKey, ulong>(quads[..rows]);
        for (int column = 0; column < 4; column++)
        {
            Span<ulong> target = Rows.Whole(column).Slice(Rows.Count, rows);
            int role = roles[column];
            for (int i = 0; i < target.Length; i++) target[i] = source[(i * 4) + role];
        }
        Rows.Count += rows;
        return rows;
    }

    /// <summary>Packs the rows, at least one.</summary>
    public void Pack(QuadOrder order)
    {
        int last = Rows.Count - 1;
        var entry = new BlockEntry { First = RowAt(0) };
        _byteCount = _encoder.Encode(Rows, OrderLayout.ColumnOf(order, OrderLayout.Predicate), _bytes.Address, entry.Columns);
        Entry = entry;
        Last = RowAt(last);
        BlockEntry.BlockCounts counts = default;
        (int ones, int twos, int threes) = ColumnKernels.CountChanges(Rows[0], Rows[1], Rows[2]);
        (counts[0], counts[1], counts[2]) = (ones, twos, threes);
        ReadOnlySpan<ulong> graphs = Rows[OrderLayout.ColumnOf(order, OrderLayout.Graph)];
        counts[3] = graphs.Count(ValueId.DefaultGraph.Bits);
        Counts = counts;
        Graphs = ColumnKernels.Bounds(graphs);
    }

    public void Dispose()
    {
        Rows.Dispose();
        _bytes.Free();
    }

    private QuadKey RowAt(int row) => new(Rows[0][row], Rows[1][row], Rows[2][row], Rows[3][row]);
}
