namespace KnowledgeGraph.Storage.Files;

/// <summary>
/// What a store asks of the file system, so that tests can let it fail. A change is sure to outlive a power cut only after a sync: of
/// the file for its bytes, of the directory for names that come, change or go. Failures are <see cref="IOException"/> or
/// <see cref="UnauthorizedAccessException"/>. Thread-safe.
/// </summary>
internal interface IFileSystem
{
    /// <summary>Makes a directory and its parents where they are missing, and syncs the names that came.</summary>
    void CreateDirectory(string path);

    /// <summary>The names of the files of a directory.</summary>
    IReadOnlyList<string> List(string directory);

    bool Exists(string path);

    /// <summary>The bytes that can be written in a directory before its disk is full.</summary>
    long AvailableBytes(string directory);

    /// <summary>Creates an empty file, in place of one that is there.</summary>
    IWritableFile Create(string path);

    /// <summary>Opens a file to append to it, after cutting it to a length.</summary>
    IWritableFile Append(string path, long length);

    /// <summary>Opens a file to read it anywhere.</summary>
    IReadableFile OpenRead(string path);

    /// <summary>Maps a file that is not empty for reading.</summary>
    MappedFile Map(string path);

    /// <summary>
    /// Reads a file that is not empty into memory: one that another process may cut meanwhile, which a map does not bear.
    /// </summary>
    MappedFile Load(string path);

    /// <summary>Gives a file another name, in place of a file that has it.</summary>
    void Rename(string from, string to);

    void Delete(string path);

    void SyncDirectory(string path);

    /// <summary>
    /// Takes a lock that no other process, and nobody else in this one, can take until it is disposed; null where it is taken.
    /// </summary>
    IDisposable? TryLock(string path);
}
