namespace KnowledgeGraph.Formats;

/// <summary>Writes files that are seen whole or not at all.</summary>
public static class AtomicFile
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>
    /// Writes to a temporary file beside <paramref name="path"/> and puts it in place when <paramref name="write"/> has ended and the
    /// bytes are on disk. Where it throws, a file that stood at the path stays as it was.
    /// </summary>
    /// <remarks>Devices, such as <c>/dev/null</c>, are written to directly: putting a file in their place would take them away.</remarks>
    public static void Write(string path, Action<Stream> write)
    {
        if (Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal))
        {
            using FileStream device = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, BufferBytes);
            write(device);
            return;
        }
        string temporary = Path.Combine(
            Path.GetDirectoryName(Path.GetFullPath(path))!,
            $".{Path.GetFileName(path)}.{Environment.ProcessId}.{Guid.NewGuid():N}.tmp");
        // A process that is told to end while this thread is busy runs no finally block, but this.
        void Remove(object? sender, EventArgs arguments) => File.Delete(temporary);
        AppDomain.CurrentDomain.ProcessExit += Remove;
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }
            if (!OperatingSystem.IsWindows() && File.Exists(path)) File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            // Where its folder is gone, so is the file.
            if (File.Exists(temporary)) File.Delete(temporary);
            throw;
        }
        finally
        {
            AppDomain.CurrentDomain.ProcessExit -= Remove;
        }
    }
}
