namespace KnowledgeGraph.Storage.Terms.Symbols;

/// <summary>Takes a sample of texts, evenly, and finds the symbols for them. One thread at a time.</summary>
internal sealed class SymbolSampler
{
    private const int SampleBytes = 24 * 1024;
    private const int MaxPieceBytes = 512;

    /// <summary>Less text than this is not worth a table.</summary>
    private const int MinBytes = 4 * 1024;

    private readonly byte[] _sample = new byte[SampleBytes + MaxPieceBytes];
    private readonly List<int> _ends = [];
    private SymbolTrainer? _trainer;
    private long _totalBytes;
    private long _seenBytes;
    private int _length;

    /// <summary>Begins with texts of so many bytes together.</summary>
    public void Begin(long totalBytes)
    {
        _totalBytes = totalBytes;
        (_seenBytes, _length) = (0, 0);
        _ends.Clear();
    }

    /// <summary>Looks at the next text.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        // The sample grows with the part of all bytes that was seen.
        _seenBytes += text.Length;
        bool isWanted = _totalBytes <= SampleBytes || _length <= (double)_seenBytes / _totalBytes * SampleBytes;
        if (!isWanted || _length >= SampleBytes) return;
        ReadOnlySpan<byte> piece = text[..Math.Min(text.Length, MaxPieceBytes)];
        piece.CopyTo(_sample.AsSpan(_length));
        _length += piece.Length;
        _ends.Add(_length);
    }

    /// <summary>The symbols for all the texts; none where those would not make them shorter.</summary>
    public SymbolTable Complete()
    {
        var none = new SymbolTable([], []);
        if (_totalBytes < MinBytes) return none;
        _trainer ??= new();
        SymbolTable table = _trainer.Train(_sample.AsSpan(0, _length), _ends.ToArray());
        byte[] compressed = new byte[2 * MaxPieceBytes];
        long bytes = 0;
        int start = 0;
        foreach (int end in _ends)
        {
            bytes += table.Compress(_sample.AsSpan(start, end - start), compressed);
            start = end;
        }
        double share = (double)bytes / Math.Max(_length, 1);
        return (share * _totalBytes) + SymbolDecoder.ByteCount(table.Count) < _totalBytes ? table : none;
    }
}
