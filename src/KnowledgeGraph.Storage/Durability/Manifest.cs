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
/// <param name="BlankNodeCount">The blank nodes that were numbered when the segment was made.</param>
internal sealed record Manifest(FileId Segment, FileId Log, ulong BlankNodeCount)
{
    public const string FileName = "manifest";
    public const string NewFileName = "manifest.new";
    private const string Title = "knowledge-graph store 2";

    /// <summary>The name of a segment's file.</summary>
    public static string SegmentFileName(long number) => string.Create(CultureInfo.InvariantCulture, $"segment-{number:D6}.kgs");

    /// <summary>The name of a log's file.</summary>
    public static string LogFileName(long number) => string.Create(CultureInfo.InvariantCulture, $"log-{number:D6}.kgl");

    /// <exception cref="StorageException">The directory has no manifest, so it is no store.</exception>
    public static void Require(IFileSystem files, string directory)
    {
        if (files.Exists(Path.Combine(directory, FileName))) return;
        throw new StorageException($"there is no store in '{directory}' (it has no file '{FileName}')");
    }

    /// <summary>Reads the manifest of a directory.</summary>
    /// <exception cref="StorageCorruptionException">It is not what was written.</exception>
    /// <exception cref="StorageException">It is of another version.</exception>
    public static Manifest Read(IFileSystem files, string directory)
    {
        string path = Path.Combine(directory, FileName);
        string text = ReadText(files, path);
        string[] lines = text.Split('\n');
        if (lines[0].StartsWith("knowledge-graph store ", StringComparison.Ordinal) && lines[0] != Title)
        {
            throw new StorageException(
                $"{path}: the store is of a version that this program does not read ('{lines[0]}', expected '{Title}')");
        }
        if (lines.Length == 6 && lines[5].Length == 0
            && TryTake(lines[1], "segment ", out FileId segment)
            && TryTake(lines[2], "log ", out FileId log)
            && TryTake(lines[3], "blank-nodes ", out ulong blankNodes))
        {
            var manifest = new Manifest(segment, log, blankNodes);
            if (manifest.ToText() == text) return manifest;
        }
        throw new StorageCorruptionException(path, "manifest", 0, "its lines are not those that were written");
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
            $"{Title}\nsegment {Segment.Number} {Segment.Mark:x16}\nlog {Log.Number} {Log.Mark:x16}\nblank-nodes {BlankNodeCount}\n");
        return $"{body}checksum {Crc32C.Compute(Encoding.ASCII.GetBytes(body)):x8}\n";
    }

    private static bool TryTake(string line, string name, out FileId file)
    {
        file = default;
        int space = line.LastIndexOf(' ');
        if (!TryTake(line[..Math.Max(space, 0)], name, out ulong number)) return false;
        if (!ulong.TryParse(line.AsSpan(space + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong mark)) return false;
        file = new((long)number, mark);
        return true;
    }

    private static bool TryTake(string line, string name, out ulong value)
    {
        value = 0;
        return line.StartsWith(name, StringComparison.Ordinal)
            && ulong.TryParse(line.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    private static unsafe string ReadText(IFileSystem files, string path)
    {
        MappedFile file = files.Load(path);
        try
        {
            if (file.Length > 4096) throw new StorageCorruptionException(path, "manifest", 0, "it is longer than a manifest can be");
            return Encoding.Latin1.GetString(file.Address, (int)file.Length);
        }
        finally
        {
            file.Release();
        }
    }
}
