namespace KnowledgeGraph.Storage;

/// <summary>A backup cannot be restored: it is cut short, damaged, or none. The store is as it was.</summary>
public sealed class BackupException : StorageException
{
    /// <summary>Creates the exception.</summary>
    public BackupException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public BackupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
