using System.Numerics;
using KnowledgeGraph.Storage.Memory;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// Stable radix sort of rows by one role, over just the bits that the numbers of the role have, on several threads: each counts and
/// moves its part of the rows. One caller at a time.
/// </summary>
internal sealed unsafe class RowSorter : IDisposable
{
    private const int MaxDigitBits = 9;

    // Fewer rows are not worth another thread.
    private const int ParallelRows = 64 * 1024;
    private readonly uint[] _limits;
    private readonly int _threads;
    private readonly CancellationToken _cancellationToken;
    private readonly NativeBlock _counters;
    private LoadRow* _rows;
    private LoadRow* _scratch;

    /// <param name="rows">The rows.</param>
    /// <param name="scratch">Room for as many.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="limits">For each role, the number above all of its numbers.</param>
    /// <param name="threads">The number of threads.</param>
    /// <param name="cancellationToken">Ends the sorting between two passes.</param>
    public RowSorter(LoadRow* rows, LoadRow* scratch, long count, uint[] limits, int threads, CancellationToken cancellationToken)
    {
        _rows = rows;
        _scratch = scratch;
        Count = count;
        _limits = limits;
        _threads = count < ParallelRows ? 1 : threads;
        _cancellationToken = cancellationToken;
        _counters = new((long)_threads * (1 << MaxDigitBits) * sizeof(long));
    }

    /// <summary>The rows, as they are sorted now.</summary>
    public LoadRow* Rows => _rows;

    /// <summary>The number of rows.</summary>
    public long Count { get; private set; }

    /// <summary>Drops rows that are equal to the one before.</summary>
    public void KeepDistinct()
    {
        if (Count == 0) return;
        LoadRow* kept = _rows;
        for (LoadRow* row = _rows + 1, end = _rows + Count; row < end; row++)
        {
            if (*row != *kept) *++kept = *row;
        }
        Count = kept + 1 - _rows;
    }

    /// <summary>Sorts by one role.</summary>
    public void Sort(int role)
    {
        uint limit = _limits[role];
        int bits = limit <= 1 ? 0 : 32 - BitOperations.LeadingZeroCount(limit - 1);
        int passes = (bits + MaxDigitBits - 1) / MaxDigitBits;
        for (int pass = 0, shift = 0; pass < passes; pass++)
        {
            int digitBits = (bits - shift + passes - pass - 1) / (passes - pass);
            Distribute(role, shift, digitBits);
            shift += digitBits;
        }
    }

    public void Dispose() => _counters.Free();

    private void Distribute(int role, int shift, int digitBits)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        int digits = 1 << digitBits;
        uint mask = (uint)digits - 1;
        var counters = (long*)_counters.Address;
        LoadThreads.RunParts(_threads, Count, (thread, start, end) =>
        {
            long* own = counters + ((long)thread * digits);
            new Span<long>(own, digits).Clear();
            uint* key = (uint*)(_rows + start) + role;
            for (long i = start; i < end; i++, key += 4) own[(*key >> shift) & mask]++;
        });
        long sum = 0;
        for (int digit = 0; digit < digits; digit++)
        {
            for (int thread = 0; thread < _threads; thread++)
            {
                ref long counter = ref counters[((long)thread * digits) + digit];
                (counter, sum) = (sum, sum + counter);
            }
        }
        LoadThreads.RunParts(_threads, Count, (thread, start, end) =>
        {
            long* own = counters + ((long)thread * digits);
            LoadRow* scratch = _scratch;
            LoadRow* last = _rows + end;
            for (LoadRow* row = _rows + start; row < last; row++) scratch[own[(((uint*)row)[role] >> shift) & mask]++] = *row;
        });
        LoadRow* sorted = _scratch;
        _scratch = _rows;
        _rows = sorted;
    }
}
