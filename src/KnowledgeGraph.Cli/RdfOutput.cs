using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Cli;

/// <summary>Where results go: standard output, or a file that appears whole or not at all.</summary>
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
        AtomicFile.Write(path, write);
    }

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";
}
