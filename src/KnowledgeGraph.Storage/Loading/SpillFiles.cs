using System.Globalization;
using KnowledgeGraph.Storage.Files;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>The files in which a load puts away what does not fit into its memory. They go with it. Thread-safe.</summary>
internal sealed class SpillFiles(IFileSystem files, string directory) : IDisposable
{
    /// <summary>How the names of the files end; those that a killed process left behind go when the store is opened.</summary>
    public const string Extension = ".tmp";

    /// <summary>The name of a file of a backup that is taken in.</summary>
    public static string RestoredFileName(long number) => string.Create(CultureInfo.InvariantCulture, $"restored-{number:D6}{Extension}");

    private readonly Lock _gate = new();
    private readonly HashSet<string> _paths = [];
    private int _count;

    /// <summary>Creates a file; its path is for <see cref="OpenRead"/> and <see cref="Delete"/>.</summary>
    public IWritableFile Create(out string path)
    {
        int number = Interlocked.Increment(ref _count);
        path = Path.Combine(directory, string.Create(CultureInfo.InvariantCulture, $"load-{number:D4}{Extension}"));
        lock (_gate) _paths.Add(path);
        return files.Create(path);
    }

    /// <summary>Opens a file to read it.</summary>
    public IReadableFile OpenRead(string path) => files.OpenRead(path);

    /// <summary>Deletes a file that nobody reads any more.</summary>
    public void Delete(string path)
    {
        lock (_gate)
        {
            if (!_paths.Remove(path)) return;
        }
        try
        {
            if (files.Exists(path)) files.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It takes room and nothing else: the next opening of the store tries again.
        }
    }

    public void Dispose()
    {
        foreach (string path in _paths.ToArray()) Delete(path);
    }
}
