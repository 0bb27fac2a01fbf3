using System.Numerics;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Hash codes of ids and of rows of ids.</summary>
internal static class RowHash
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    public const uint Empty = 0x811C9DC5;

    /// <summary>Folds one more value into a hash code.</summary>
    public static uint Add(uint hash, ValueId value)
    {
        ulong mixed = (value.Bits ^ ((ulong)hash << 32 | hash)) * Multiplier;
        return (uint)(mixed >> 32) ^ BitOperations.RotateLeft((uint)mixed, 11);
    }

    /// <summary>The hash codes of all rows of some columns of a batch.</summary>
    public static void Fill(ColumnBatch batch, ReadOnlySpan<int> columns, Span<uint> hashes)
    {
        hashes.Fill(Empty);
        foreach (int column in columns) AddColumn(batch.Column(column), hashes);
    }

    /// <summary>The hash codes of consecutive rows of some columns of a store.</summary>
    public static void Fill(RowStore store, int start, ReadOnlySpan<int> columns, Span<uint> hashes)
    {
        hashes.Fill(Empty);
        foreach (int column in columns) AddColumn(store.Column(column).Slice(start, hashes.Length), hashes);
    }

    private static void AddColumn(ReadOnlySpan<ValueId> values, Span<uint> hashes)
    {
        values = values[..hashes.Length];
        for (int row = 0; row < hashes.Length; row++) hashes[row] = Add(hashes[row], values[row]);
    }
}
