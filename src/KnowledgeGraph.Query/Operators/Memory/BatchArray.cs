using System.Buffers;

namespace KnowledgeGraph.Query.Operators.Memory;

/// <summary>Pooled arrays with one value per row of a batch, their content at first undefined.</summary>
internal static class BatchArray
{
    /// <summary>An array of at least <see cref="ColumnBatch.Capacity"/> elements.</summary>
    public static T[] Rent<T>() => ArrayPool<T>.Shared.Rent(ColumnBatch.Capacity);

    /// <summary>Gives an array back and leaves an empty one in its place; may be called again.</summary>
    public static void Return<T>(ref T[] array)
    {
        if (array.Length > 0) ArrayPool<T>.Shared.Return(array);
        array = [];
    }
}
