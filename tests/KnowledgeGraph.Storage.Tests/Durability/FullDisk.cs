using KnowledgeGraph.Storage.Files;

namespace KnowledgeGraph.Storage.Tests.Durability;

/// <summary>Real files, some of which have no room for a byte.</summary>
internal sealed class FullDisk : IFileSystem
{
    private static readonly PhysicalFileSystem Real = PhysicalFileSystem.Instance;

    /// <summary>How the names end of the files that cannot be written; null: none.</summary>
    public string? FailingEnd { get; set; }

    public void CreateDirectory(string path) => Real.CreateDirectory(path);

    public IReadOnlyList<string> List(string directory) => Real.List(directory);

    public bool Exists(string path) => Real.Exists(path);

    public long AvailableBytes(string directory) => Real.AvailableBytes(directory);

    public IWritableFile Create(string path)
    {
        IWritableFile file = Real.Create(path);
        return FailingEnd is { } end && path.EndsWith(end, StringComparison.Ordinal) ? new FullFile(file) : file;
    }

    public IWritableFile Append(string path, long length) => Real.Append(path, length);

    public IReadableFile OpenRead(string path) => Real.OpenRead(path);

    public MappedFile Map(string path) => Real.Map(path);

    public MappedFile Load(string path) => Real.Load(path);

    public void Rename(string from, string to) => Real.Rename(from, to);

    public void Delete(string path) => Real.Delete(path);

    public void SyncDirectory(string path) => Real.SyncDirectory(path);

    public IDisposable? TryLock(string path) => Real.TryLock(path);

    private sealed class FullFile(IWritableFile file) : IWritableFile
    {
        public long Length => file.Length;

        public void Write(ReadOnlySpan<byte> bytes) => throw new IOException("no space left");

        public void Sync() => file.Sync();

        public void Dispose() => file.Dispose();
    }
}
