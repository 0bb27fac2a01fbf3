namespace KnowledgeGraph.Storage;

/// <summary>Bytes of a store's file are not those that were written. What they would say is not served.</summary>
public sealed class StorageCorruptionException : StorageException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="file">The file's path.</param>
    /// <param name="section">The part of the file.</param>
    /// <param name="offset">Where the part, or the wrong block of it, begins in the file.</param>
    /// <param name="reason">What is wrong.</param>
    public StorageCorruptionException(string file, string section, long offset, string reason)
        : base($"{file}: {section} at offset {offset:N0}: {reason}; restore the store from a backup")
    {
        File = file;
        Section = section;
        Offset = offset;
        Reason = reason;
    }

    /// <summary>The file's path.</summary>
    public string File { get; }

    /// <summary>The part of the file.</summary>
    public string Section { get; }

    /// <summary>Where the part, or the wrong block of it, begins in the file, in bytes.</summary>
    public long Offset { get; }

    /// <summary>What is wrong.</summary>
    public string Reason { get; }
}
