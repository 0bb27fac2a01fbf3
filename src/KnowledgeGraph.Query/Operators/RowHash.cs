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

    /// <summary>The hash code of one row of some columns of a batch.</summary>
    public static uint Of(ColumnBatch batch, int row, ReadOnlySpan<int> columns)
    {
        uint hash = Empty;
        foreach (int column in columns) hash = Add(hash, batch.Buffer(column)[row]);
        return hash;
    }

    /// <summary>The hash code of one row of some columns of a store.</summary>
    public static uint Of(RowStore store, int row, ReadOnlySpan<int> columns)
    {
        uint hash = Empty;
        foreach (int column in columns) hash = Add(hash, store.Column(column)[row]);
        return hash;
    }
}
