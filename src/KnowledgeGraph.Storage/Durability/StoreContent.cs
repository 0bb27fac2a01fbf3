using System.Globalization;
using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Durability;

/// <summary>What the files of a store say: the manifest's segment, and on top of it what the log's commits make of it.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="LogPath">Where the log is.</param>
/// <param name="Segment">The segment's file, with a reference for the caller; null: none.</param>
/// <param name="State">The state, its reference the caller's.</param>
/// <param name="LogLength">The bytes of the log up to the end of its last whole frame.</param>
/// <param name="FrameCount">Its whole frames.</param>
/// <param name="TornEnd">What is to be told of a part of a frame after those; null: there is none.</param>
internal sealed record StoreContent(
    Manifest Manifest, string LogPath, MappedFile? Segment, StoreState State, long LogLength, long FrameCount, string? TornEnd)
{
    /// <summary>Whether the log is, as it is, that of a store that was closed: everything in it was synced then.</summary>
    public bool IsClosed => Manifest.IsCurrent && TornEnd is null && LogLength == Manifest.LogLength;

    private const int MaxAttempts = 5;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(20);

    /// <summary>Reads the files, and changes none.</summary>
    /// <exception cref="StorageCorruptionException">A file is not what was written.</exception>
    /// <exception cref="StorageException">A file is of another version.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static StoreContent Read(IFileSystem files, string path, QuadStoreOptions options) =>
        Read(files, Manifest.Read(files, Path.Combine(path, Manifest.FileName)), name => Path.Combine(path, name), files.Load, options);

    /// <summary>The same of files that stand anywhere.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="manifest">Names the files.</param>
    /// <param name="pathOf">Gives the path of a file that the manifest names.</param>
    /// <param name="openLog">Opens the log: maps it where nobody else writes to it, else loads it.</param>
    /// <param name="options">The limits.</param>
    public static StoreContent Read(
        IFileSystem files, Manifest manifest, Func<string, string> pathOf, Func<string, MappedFile> openLog, QuadStoreOptions options)
    {
        Layer[] layers = [];
        SegmentDictionary? terms = null;
        MappedFile? segment = null;
        if (manifest.Segment.Number > 0)
        {
            segment = OpenNamed(files.Map, pathOf(Manifest.SegmentFileName(manifest.Segment.Number)));
            try
            {
                (Layer quads, terms) = SegmentReader.Open(segment);
                layers = [quads];
                RequireNamed(segment, manifest, quads, terms);
            }
            catch
            {
                segment.Release();
                throw;
            }
        }
        var state = new StoreState(new TermDictionary(options.MaxTermBytes, terms), 0, manifest.BlankNodeCount, layers);
        try
        {
            return Replay(openLog, pathOf(Manifest.LogFileName(manifest.Log.Number)), manifest, segment, state);
        }
        catch
        {
            segment?.Release();
            throw;
        }
        finally
        {
            state.Release();
        }
    }

    /// <summary>
    /// The same of a store that another process may write to. Its merges delete the files that a manifest named a moment ago, and a frame
    /// may be read while it is written: what does not fit is read again, and believed only when it stays so.
    /// </summary>
    public static StoreContent ReadShared(IFileSystem files, string path, QuadStoreOptions options)
    {
        Manifest.Require(files, path);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                StoreContent content = Read(files, path, options);
                if (content.TornEnd is null || attempt == MaxAttempts) return content;
                content.Segment?.Release();
                content.State.Release();
            }
            catch (Exception error) when (attempt < MaxAttempts && error is StorageCorruptionException)
            {
            }
            Thread.Sleep(RetryDelay);
        }
    }

    /// <summary>Gives the commits of the log that was read, to which nobody writes, to another one.</summary>
    /// <exception cref="StorageException">The other one could not be written.</exception>
    public void CopyLog(IFileSystem files, WriteAheadLog target)
    {
        MappedFile log = files.Map(LogPath);
        try
        {
            new LogReader(log, Manifest.Log, Manifest.LogLength).Read(record =>
            {
                target.Append(record, null);
                return true;
            });
        }
        finally
        {
            log.Release();
        }
    }

    private static MappedFile OpenNamed(Func<string, MappedFile> open, string path)
    {
        try
        {
            return open(path);
        }
        catch (FileNotFoundException)
        {
            throw new StorageCorruptionException(path, "file", 0, "it is missing, and the manifest names it");
        }
    }

    private static void RequireNamed(MappedFile segment, Manifest manifest, Layer quads, SegmentDictionary terms)
    {
        if (!manifest.HasMarks || SegmentReader.ChecksumOf(segment) == manifest.Segment.Mark) return;
        quads.Release();
        terms.Free();
        throw new StorageCorruptionException(
            segment.Path, "trailer", segment.Length, "it is another segment than the one that the manifest names, or of another store");
    }

    private static StoreContent Replay(
        Func<string, MappedFile> open, string path, Manifest manifest, MappedFile? segment, StoreState below)
    {
        using var changes = new ChangeSet();
        ulong blankNodeCount = manifest.BlankNodeCount;
        MappedFile log = OpenNamed(open, path);
        try
        {
            var reader = new LogReader(log, manifest.Log, manifest.LogLength);
            reader.Read(record => LogRecord.TryReplay(record, below.Terms, changes, out blankNodeCount));
            string? torn = reader.TornBytes == 0 ? null : Describe(path, reader);
            return new(manifest, path, segment, Apply(changes, below, blankNodeCount), reader.ValidLength, reader.FrameCount, torn);
        }
        finally
        {
            log.Release();
        }
    }

    private static StoreState Apply(ChangeSet changes, StoreState below, ulong blankNodeCount)
    {
        using LayerRows rows = changes.Resolve(below);
        foreach (Layer layer in below.Layers) layer.AddReference();
        below.Terms.AddReference();
        Layer[] layers = rows.Size == 0 ? below.Layers : [.. below.Layers, rows.ToLayer()];
        return new(below.Terms, below.Terms.Delta.Count, blankNodeCount, layers);
    }

    private static string Describe(string path, LogReader reader) => string.Create(
        CultureInfo.InvariantCulture,
        $"{path}: the log ends in {reader.TornBytes:N0} bytes, from byte {reader.ValidLength:N0} on, that are no whole frame, and they are left "
        + $"out: the writing of a commit was cut off before it was acknowledged, or the end of the file was damaged since");
}
