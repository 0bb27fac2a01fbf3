namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// Hands the documents of a load out to several threads: those of lines in blocks, all others as wholes. Thread-safe.
/// </summary>
internal sealed class LoadInput(IReadOnlyList<LoadSource> sources) : IDisposable
{
    private readonly Lock _gate = new();
    private LoadSource.OpenSource? _lines;
    private byte[] _rest = [];
    private long _linesRead;
    private int _next;
    private long _bytesBefore;
    private (int Document, long Block) _failedAt = (int.MaxValue, 0);
    private Exception? _failure;
    private long _blocks;

    /// <summary>What a thread reads next: a document, or a block of its lines.</summary>
    /// <param name="Source">The document; owned by whoever got it where there is no block.</param>
    /// <param name="Place">The place in the load.</param>
    /// <param name="IsBlock">Whether only the block is to be read.</param>
    /// <param name="Position">The bytes of all files that were read by then.</param>
    public readonly record struct Piece(LoadSource.OpenSource Source, (int Document, long Block) Place, bool IsBlock, long Position);

    /// <summary>The bytes of all the files; 0 where they are not all files.</summary>
    public long TotalBytes { get; } = sources.Any(source => source.FileLength is null) ? 0 : sources.Sum(source => source.FileLength!.Value);

    /// <summary>Gives out the next piece, its lines in <paramref name="block"/>; false where there is nothing more to read.</summary>
    public bool TryTake(LineBlock block, out Piece piece)
    {
        lock (_gate)
        {
            piece = default;
            while (_failure is null)
            {
                if (_lines is { } lines)
                {
                    piece = new(lines, (lines.Number, _blocks++), true, 0);
                    if (block.Fill(lines.Stream, ref _rest, ref _linesRead, lines.Source.Options.MaxTokenBytes * 4L))
                    {
                        piece = piece with { Position = lines.BytesBefore + lines.Position };
                        return true;
                    }
                    CloseLines();
                }
                if (_next == sources.Count) return false;
                LoadSource.OpenSource opened = sources[_next].Open(_next, _bytesBefore);
                _next++;
                _bytesBefore += opened.Length;
                if (!opened.Source.IsLines)
                {
                    piece = new(opened, (opened.Number, 0), false, opened.BytesBefore);
                    return true;
                }
                (_lines, _rest, _linesRead, _blocks) = (opened, [], 0, 0);
            }
            return false;
        }
    }

    /// <summary>Keeps the failure that comes first in the documents; nothing more is given out.</summary>
    public void Fail((int Document, long Block) place, Exception error)
    {
        lock (_gate)
        {
            if (_failure is not null && place.CompareTo(_failedAt) >= 0) return;
            (_failure, _failedAt) = (error, place);
        }
    }

    /// <summary>Throws what <see cref="Fail"/> has kept.</summary>
    public void ThrowIfFailed()
    {
        if (_failure is { } failure) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
    }

    public void Dispose()
    {
        lock (_gate) CloseLines();
    }

    private void CloseLines()
    {
        _lines?.Dispose();
        _lines = null;
    }
}
