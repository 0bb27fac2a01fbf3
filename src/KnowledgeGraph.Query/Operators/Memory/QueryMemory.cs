using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KnowledgeGraph.Query.Operators.Memory;

/// <summary>
/// A growing array of a running query outside the managed heap: it counts against the query's budget, and goes back to the system as
/// soon as it is disposed. Empty at first. One thread at a time.
/// </summary>
/// <remarks>Spans and addresses taken from it end with the next <see cref="Resize"/> and with <see cref="Dispose"/>.</remarks>
internal sealed unsafe class QueryMemory<T>(QueryContext context) : IDisposable
    where T : unmanaged
{
    private Block? _block;

    /// <summary>The number of elements.</summary>
    public long Length { get; private set; }

    /// <summary>The first element; null where there is none.</summary>
    public T* Address => _block is null ? null : (T*)_block.Address;

    /// <summary>All elements, at most <see cref="int.MaxValue"/>.</summary>
    public Span<T> Span => new(Address, checked((int)Length));

    /// <summary>Some of the elements.</summary>
    public Span<T> Slice(long start, int length) => new(Address + start, length);

    public ref T this[long index] => ref Address[index];

    /// <summary>Changes the number of elements. Those that stay are kept; new ones are undefined.</summary>
    /// <exception cref="QueryMemoryLimitException">The budget does not allow it.</exception>
    public void Resize(long length)
    {
        long bytes = checked(length * Unsafe.SizeOf<T>());
        context.Reserve(bytes - (Length * Unsafe.SizeOf<T>()));
        (_block ??= new Block()).Resize((nuint)bytes);
        Length = length;
    }

    public void Dispose()
    {
        if (_block is null) return;
        _block.Dispose();
        _block = null;
        context.Release(Length * Unsafe.SizeOf<T>());
        Length = 0;
    }

    /// <summary>
    /// The memory itself; freed by the garbage collector where a query ended by an error before its operators were whole.
    /// </summary>
    private sealed class Block : IDisposable
    {
        public void* Address { get; private set; }

        public void Resize(nuint bytes) => Address = NativeMemory.Realloc(Address, bytes);

        public void Dispose()
        {
            Free();
            GC.SuppressFinalize(this);
        }

        ~Block() => Free();

        private void Free()
        {
            NativeMemory.Free(Address);
            Address = null;
        }
    }
}
