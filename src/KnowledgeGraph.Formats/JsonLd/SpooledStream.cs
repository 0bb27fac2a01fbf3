namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Keeps what can be read only once: in memory while it is small, else in a temporary file.</summary>
internal static class SpooledStream
{
    private const int MaxBytesInMemory = 16 * 1024 * 1024;

    /// <summary>A copy of the rest of a stream, at its start. Disposing it deletes the file.</summary>
    public static Stream Copy(Stream stream, CancellationToken cancellationToken)
    {
        Stream copy = new MemoryStream();
        byte[] buffer = new byte[128 * 1024];
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            cancellationToken.ThrowIfCancellationRequested();
            copy.Write(buffer, 0, read);
            if (copy is MemoryStream memory && memory.Length > MaxBytesInMemory) copy = ToFile(memory);
        }
        copy.Position = 0;
        return copy;
    }

    // Only this user can read the file, and it goes when it is closed.
    private static FileStream ToFile(MemoryStream memory)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        memory.WriteTo(file);
        return file;
    }
}
