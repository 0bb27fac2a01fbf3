using System.Globalization;
using System.Text;
using KnowledgeGraph.Storage.Files;

namespace KnowledgeGraph.Storage.Durability;

/// <summary>
/// Names the files that make up a store: a few lines of text, replaced by a rename. Its replacement is the moment at which a new
/// segment takes the place of the old one.
/// </summary>
/// <param name="Segment">The segment; default: none.</param>
/// <param name="Log">The write-ahead log that goes on from it.</param>
/// <param name="LogLength">
/// The bytes of the log that were synced when this was written: at the beginning of a log, at its recovery, when the store was closed.
/// A log that is shorter was cut.
/// </param>
/// <param name="BlankNodeCount">The blank nodes that were numbered when the segment was made.</param>
internal sealed record Manifest(FileId Segment, FileId Log, long LogLength, ulong BlankNodeCount)
{
    public const string FileName = "manifest";
    public const string NewFileName = "manifest.new";

    /// <summary>The most bytes that a manifest has.</summary>
    public const int MaxBytes = 4096;

    private const string Title = "knowledge-graph store ";
    private const int CurrentVersion = 3;

    // 1 had no marks, and before 3 the length of the log was not told.
    private int Version { get; init; } = CurrentVersion;

    /// <summary>Whether this is what would be written now.</summary>
    public bool IsCurrent => Version == CurrentVersion;

    /// <summary>Whether the segment's mark is known.</summary>
    public bool HasMarks => Version > 1;

    /// <summary>The name of a segment's file.</summary>
    public static string SegmentFileName(long number) => string.Create(CultureInfo.InvariantCulture, $"segment-{number:D6}.kgs");

    /// <summary>The name of a log's file.</summary>
    public static string LogFileName(long number) => string.Create(CultureInfo.InvariantCulture, $"log-{number:D6}.kgl");

    /// <summary>Whether a segment's file may have that name.</summary>
    public static bool IsSegmentFileName(string name) => IsNumbered(name, "segment-", ".kgs");

    /// <summary>Whether a log's file may have that name.</summary>
    public static bool IsLogFileName(string name) => IsNumbered(name, "log-", ".kgl");

    /// <exception cref="StorageException">The directory has no manifest, so it is no store.</exception>
    public static void Require(IFileSystem files, string directory)
    {
        if (files.Exists(Path.Combine(directory, FileName))) return;
        StoreBackup.Refuse(files, directory);
        throw new StorageException($"there is no store in '{directory}' (it has no file '{FileName}')");
    }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="StorageCorruptionException">It is not what was written.</exception>
    /// <exception cref="StorageException">It is of a version that is not read.</exception>
    public static Manifest Read(IFileSystem files, string path)
    {
        string text = ReadText(files, path);
        int end = text.LastIndexOf("checksum ", StringComparison.Ordinal);
        string[] lines = text.Split('\n');
        if (end < 0 || text[end..] != ChecksumLine(text[..end]) || !TryTake(lines[0], Title, out ulong version)) throw Corrupt(path);
        if (version is < 1 or > CurrentVersion)
        {
            throw new StorageException(
                $"{path}: this program reads stores of the versions 1 to {CurrentVersion}, and this one is of version {version}: "
                + "use the program that wrote it, or a newer one");
        }
        int rest = version < 3 ? 3 : 4;
        ulong logLength = 0;
        if (lines.Length == rest + 3
            && TryTake(lines[1], "segment ", version, out FileId segment)
            && TryTake(lines[2], "log ", version, out FileId log)
            && (version < 3 || TryTake(lines[3], "log-bytes ", out logLength))
            && TryTake(lines[rest], "blank-nodes ", out ulong blankNodes))
        {
            // A log of version 1 has its segment's number where later ones have their mark.
            if (version == 1) log = log with { Mark = (ulong)segment.Number };
            return new(segment, log, (long)logLength, blankNodes) { Version = (int)version };
        }
        throw Corrupt(path);
    }

    /// <summary>Writes this beside the directory's manifest, and syncs everything that it names.</summary>
    public void Prepare(IFileSystem files, string directory)
    {
        string path = Path.Combine(directory, NewFileName);
        using (IWritableFile file = files.Create(path))
        {
            file.Write(Encoding.ASCII.GetBytes(ToText()));
            file.Sync();
        }
        files.SyncDirectory(directory);
    }

    /// <summary>Puts what was prepared in place of the manifest, and syncs.</summary>
    public static void Publish(IFileSystem files, string directory)
    {
        files.Rename(Path.Combine(directory, NewFileName), Path.Combine(directory, FileName));
        files.SyncDirectory(directory);
    }

    private string ToText()
    {
        string body = string.Create(
            CultureInfo.InvariantCulture,
            $"{Title}{CurrentVersion}\nsegment {Segment.Number} {Segment.Mark:x16}\nlog {Log.Number} {Log.Mark:x16}\nlog-bytes {LogLength}\nblank-nodes {BlankNodeCount}\n");
        return body + ChecksumLine(body);
    }

    private static string ChecksumLine(string body) => $"checksum {Crc32C.Compute(Encoding.Latin1.GetBytes(body)):x8}\n";

    private static bool TryTake(string line, string name, ulong version, out FileId file)
    {
        file = default;
        ulong mark = 0;
        int space = version == 1 ? line.Length : Math.Max(line.LastIndexOf(' '), 0);
        if (!TryTake(line[..space], name, out ulong number)) return false;
        if (version > 1 && !ulong.TryParse(line.AsSpan(space + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out mark)) return false;
        file = new((long)number, mark);
        return true;
    }

    private static bool TryTake(string line, string name, out ulong value)
    {
        value = 0;
        return line.StartsWith(name, StringComparison.Ordinal)
            && ulong.TryParse(line.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    private static StorageCorruptionException Corrupt(string path) => new(path, "manifest", 0, "its lines are not those that were written");

    private static bool IsNumbered(string name, string start, string end) =>
        name.StartsWith(start, StringComparison.Ordinal)
        && name.EndsWith(end, StringComparison.Ordinal)
        && name.Length > start.Length + end.Length
        && long.TryParse(name.AsSpan()[start.Length..^end.Length], NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static unsafe string ReadText(IFileSystem files, string path)
    {
        MappedFile file = files.Load(path);
        try
        {
            if (file.Length > MaxBytes) throw Corrupt(path);
            return Encoding.Latin1.GetString(file.Address, (int)file.Length);
        }
        finally
        {
            file.Release();
        }
    }
}
