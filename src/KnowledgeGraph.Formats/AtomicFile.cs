namespace KnowledgeGraph.Formats;

/// <summary>Writes files that are seen whole or not at all.</summary>
public static class AtomicFile
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>
    /// Writes to a temporary file beside <paramref name="path"/> and puts it in place when <paramref name="write"/> has ended and the
    /// bytes are on disk. Where it throws, a file that stood at the path stays as it was.
    /// </summary>
    /// <remarks>
    /// Devices, such as <c>/dev/null</c>, and named pipes are written to directly: putting a file in their place would take them away.
    /// A link stays a link: what it points to is replaced.
    /// </remarks>
    public static void Write(string path, Action<Stream> write)
    {
        string target = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        using FileStream? stream = OpenDeviceOrPipe(path, target);
        if (stream is null) Replace(target, write);
        else write(stream);
    }

    private static FileStream? OpenDeviceOrPipe(string path, string target)
    {
        if (!File.Exists(path)) return null;
        var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, BufferBytes);
        // Some devices can seek, or say so: only their folder tells them from files.
        if (!stream.CanSeek || IsDevice(path) || IsDevice(target)) return stream;
        stream.Dispose();
        return null;
    }

    private static bool IsDevice(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) is "/dev" or "/dev/fd";

    private static void Replace(string path, Action<Stream> write)
    {
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
