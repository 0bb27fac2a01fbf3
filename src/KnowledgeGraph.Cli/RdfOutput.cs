using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Cli;

/// <summary>Where results go: standard output, a device or pipe, or a file that appears whole or not at all.</summary>
internal static class RdfOutput
{
    /// <summary>Checks that a file can stand at the path, before any work is done for it.</summary>
    /// <exception cref="IOException">Its folder is not there, or the path is a folder.</exception>
    public static void Check(string path)
    {
        if (path == "-") return;
        if (Directory.Exists(path)) throw new IOException($"'{path}' is a folder; name a file to write");
        if (!Directory.Exists(FolderOf(path))) throw new DirectoryNotFoundException($"there is no folder '{FolderOf(path)}' to write '{path}' in");
    }

    public static void Write(string path, Terminal terminal, Action<Stream> write)
    {
        // Opened anew, a file behind standard output would be overwritten from its start.
        if (path is "-" or "/dev/stdout")
        {
            write(terminal.Output);
            return;
        }
        Check(path);
        using FileStream? stream = OpenStream(path);
        if (stream is not null)
        {
            write(stream);
            return;
        }
        // A link stays a link: what it points to is replaced.
        bool isLink = new FileInfo(path).LinkTarget is not null;
        AtomicFile.Write(isLink ? File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName : path, write);
    }

    /// <summary>Opens what can only be written to, never replaced: a device (/dev/null, /dev/stdout), a named pipe. Null for a file.</summary>
    private static FileStream? OpenStream(string path)
    {
        if (!File.Exists(path)) return null;
        var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        if (!stream.CanSeek || IsDevice(path) || (File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target && IsDevice(target.FullName)))
        {
            return stream;
        }
        stream.Dispose();
        return null;
    }

    // Some devices can seek, or say so: only their folder tells them from files.
    private static bool IsDevice(string path) => FolderOf(path) is "/dev" or "/dev/fd" or "/dev/pts";

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";
}
