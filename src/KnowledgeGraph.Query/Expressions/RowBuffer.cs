using System.Buffers;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>A pooled array for one value per row of a batch. Its content is undefined at first.</summary>
internal readonly ref struct RowBuffer<T>
{
    private readonly T[] _array;

    public RowBuffer(int rowCount)
    {
        _array = ArrayPool<T>.Shared.Rent(rowCount);
        Rows = _array.AsSpan(0, rowCount);
    }

    public Span<T> Rows { get; }

    public void Dispose() =>
        ArrayPool<T>.Shared.Return(_array, clearArray: System.Runtime.CompilerServices.RuntimeHelpers.IsReferenceOrContainsReferences<T>());
}
