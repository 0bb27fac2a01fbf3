using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Cli;

/// <summary>Where results go: standard output, or a file that appears whole or not at all.</summary>
internal static class RdfOutput
{
    public static void Write(string path, Terminal terminal, Action<Stream> write)
    {
        if (path == "-") write(terminal.Output);
        else AtomicFile.Write(path, write);
    }
}
