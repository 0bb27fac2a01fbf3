using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// A batch that is full: its terms sorted, in memory or, with its rows, put away in files. Its terms are read once as a run, and after
/// that its rows.
/// </summary>
internal sealed unsafe class LoadPart : IDisposable
{
    private readonly uint _segmentTerms;
    private readonly uint _termCount;
    private readonly SuffixTable _suffixes;
    private uint[] _predicates;
    private uint[] _graphs;
    private readonly SpillFiles? _files;
    private readonly string? _termPath;
    private readonly string? _rowPath;
    private readonly LoadBatch? _batch;
    private NativeBlock? _sorted;
    private NativeBlock? _numbers;
    private IReadableFile? _rowFile;

    /// <summary>Sorts the terms of a batch, which is taken over.</summary>
    public LoadPart(LoadBatch batch, CancellationToken cancellationToken)
        : this(batch, BatchTermSorter.Sort(Frozen(batch), cancellationToken))
    {
        _batch = batch;
    }

    /// <summary>Sorts the terms of a batch, which is taken over, and puts everything away in files.</summary>
    public LoadPart(LoadBatch batch, SpillFiles files, CancellationToken cancellationToken)
        : this(batch, BatchTermSorter.Sort(Frozen(batch), cancellationToken))
    {
        _files = files;
        using (batch)
        using (var writer = new SpillWriter(files.Create(out _termPath)))
        {
            var ranks = new NativeBlock((long)_termCount * sizeof(uint));
            try
            {
                RankTerms((uint*)ranks.Address);
                RankTriples((uint*)ranks.Address);
                SpilledRun.Write(writer, _sorted!, cancellationToken);
                writer.Flush();
                for (int i = 0; i < _predicates.Length; i++) _predicates[i] = Ranked(_predicates[i], (uint*)ranks.Address);
                for (int i = 0; i < _graphs.Length; i++) _graphs[i] = Ranked(_graphs[i], (uint*)ranks.Address);
                WriteRows(batch, (uint*)ranks.Address, out _rowPath, cancellationToken);
            }
            finally
            {
                ranks.Free();
            }
        }
        _sorted!.Free();
        _sorted = null;
    }

    private LoadPart(LoadBatch batch, NativeBlock sorted)
    {
        _segmentTerms = batch.SegmentTerms;
        _termCount = batch.Terms.Count;
        _suffixes = batch.Terms.Suffixes;
        _predicates = batch.Predicates.Values.ToArray();
        _graphs = batch.Graphs.Values.ToArray();
        RowCount = batch.Rows.Count;
        _sorted = sorted;
    }

    /// <summary>The rows, some perhaps several times.</summary>
    public long RowCount { get; }

    /// <summary>The numbers that <see cref="OpenTerms"/> was told, by the numbers in the rows.</summary>
    /// <remarks>Those of terms of the store's segment are in <paramref name="segmentNumbers"/>.</remarks>
    public ValueNumbers NumbersWith(uint* segmentNumbers) => new(_segmentTerms, segmentNumbers, (uint*)_numbers!.Address);

    /// <summary>Whether it was put away.</summary>
    public bool IsSpilled => _batch is null;

    /// <summary>The numbers in the whole load of the terms, by the <see cref="TermRun.Place"/> of each.</summary>
    public NativeBlock Numbers => _numbers!;

    /// <summary>The distinct terms, those of the segment left out.</summary>
    public uint TermCount => _termCount;

    /// <summary>The values that are predicates, by the numbers in the rows.</summary>
    public ReadOnlySpan<uint> Predicates => _predicates;

    /// <summary>The values that are graphs, by the numbers in the rows.</summary>
    public ReadOnlySpan<uint> Graphs => _graphs;

    /// <summary>The terms as a run, which is to be disposed before <see cref="ForgetTerms"/>.</summary>
    /// <param name="bufferBytes">The bytes that are read of a file at a time.</param>
    public TermRun OpenTerms(int bufferBytes)
    {
        _numbers = new((long)_termCount * sizeof(uint));
        return _batch is null
            ? new SpilledRun(new(_files!.OpenRead(_termPath!), bufferBytes), _suffixes, _numbers)
            : new BatchRun(_batch.Terms, _sorted!, _numbers);
    }

    /// <summary>Gives back what held the terms.</summary>
    public void ForgetTerms()
    {
        _sorted?.Free();
        _sorted = null;
        _batch?.Terms.Dispose();
        if (_termPath is not null) _files!.Delete(_termPath);
    }

    /// <summary>Gives back what the rows' numbers mean; no row is read any more.</summary>
    public void ForgetNumbers()
    {
        _numbers?.Free();
        _numbers = null;
        (_predicates, _graphs) = ([], []);
    }

    /// <summary>Reads rows from a place on, at most as many as there is room for. One thread at a time, from the first to the last.</summary>
    public int ReadRows(long start, Span<LoadRow> rows)
    {
        if (_batch is null)
        {
            _rowFile ??= _files!.OpenRead(_rowPath!);
            return RowFile.Read(_rowFile, start, rows);
        }
        int page = (int)(start / NativePages<LoadRow>.PageItems);
        if (page > 0 && start % NativePages<LoadRow>.PageItems == 0) _batch.Rows.FreePage(page - 1);
        if (page == _batch.Rows.PageCount) return 0;
        Span<LoadRow> source = _batch.Rows.Page(page)[(int)(start % NativePages<LoadRow>.PageItems)..];
        source = source[..Math.Min(source.Length, rows.Length)];
        source.CopyTo(rows);
        return source.Length;
    }

    public void Dispose()
    {
        _sorted?.Free();
        _numbers?.Free();
        _batch?.Dispose();
        _rowFile?.Dispose();
        if (_rowPath is not null) _files!.Delete(_rowPath);
        if (_termPath is not null) _files!.Delete(_termPath);
    }

    private static BatchTerms Frozen(LoadBatch batch)
    {
        batch.Terms.Freeze();
        return batch.Terms;
    }

    private void RankTerms(uint* ranks)
    {
        var addresses = (nint*)_sorted!.Address;
        for (uint rank = 0; rank < _termCount; rank++) ranks[((BatchTerm*)addresses[rank])->Number] = rank;
    }

    // Their terms are named by their numbers in the batch, which nobody will know.
    private void RankTriples(uint* ranks)
    {
        var addresses = (nint*)_sorted!.Address;
        for (long i = _termCount - 1L; i >= 0 && ((BatchTerm*)addresses[i])->Tag == ValueTag.TripleTerm; i--)
        {
            var term = (BatchTerm*)addresses[i];
            var key = new Span<byte>(term + 1, term->Length);
            TripleIds triple = TripleIds.Read(key);
            var ranked = new TripleIds(
                triple.Depth,
                Ranked((uint)triple.Subject, ranks),
                Ranked((uint)triple.Predicate, ranks),
                Ranked((uint)triple.Object, ranks));
            ranked.Write(key);
        }
    }

    private uint Ranked(uint value, uint* ranks) => value < _segmentTerms ? value : _segmentTerms + ranks[value - _segmentTerms];

    private void WriteRows(LoadBatch batch, uint* ranks, out string path, CancellationToken cancellationToken)
    {
        using var writer = new SpillWriter(_files!.Create(out path));
        for (int page = 0; page < batch.Rows.PageCount; page++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (ref readonly LoadRow row in batch.Rows.Page(page))
            {
                writer.Write(row with { Subject = Ranked(row.Subject, ranks), Object = Ranked(row.Object, ranks) });
            }
            batch.Rows.FreePage(page);
        }
        writer.Flush();
    }

    /// <summary>The numbers of values in the whole load, by their numbers in a part.</summary>
    public readonly struct ValueNumbers(uint segmentTerms, uint* segment, uint* own)
    {
        public uint this[uint value]
        {
            [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
            get => value < segmentTerms ? segment[value] : own[value - segmentTerms];
        }
    }
}
