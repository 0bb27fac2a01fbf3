using System.Collections.Concurrent;
using System.Security.Cryptography;
using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Server.Dumps;

/// <summary>
/// Makes each dump of the graph in service once, at its first request, as a file in a temporary folder of this process. Thread-safe.
/// </summary>
internal sealed class DumpStore(PublishedGraph graph, DumpWriter writer, ILogger<DumpStore> logger) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("knowledge-graph-dumps-").FullName;
    private readonly ConcurrentDictionary<(GraphVersion Version, string Name), Lazy<Task<DumpFile>>> _files = new();

    /// <summary>
    /// Opens the dump of that name (<c>graphe.ttl</c>, <c>fiches/76-2022-10-05.jsonld</c>) of a version of the graph; the stream is the
    /// caller's to dispose.
    /// </summary>
    /// <param name="version">The version in service.</param>
    /// <param name="name">The name, which the caller has checked.</param>
    /// <param name="format">Its format.</param>
    /// <param name="fiche">The fiche that it is of, or null for the whole graph.</param>
    public async Task<(FileStream Content, string Hash)> OpenAsync(GraphVersion version, string name, RdfFormat format, FicheEntry? fiche)
    {
        while (true)
        {
            DumpFile file = await GetAsync(version, name, format, fiche);
            try
            {
                return (new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete), file.Hash);
            }
            catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
            {
                // A newer version came into service in between, or somebody cleaned the temporary folder: made anew.
                _files.TryRemove((version, name), out _);
            }
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private async Task<DumpFile> GetAsync(GraphVersion version, string name, RdfFormat format, FicheEntry? fiche)
    {
        foreach ((GraphVersion Version, string Name) key in _files.Keys)
        {
            if (key.Version != graph.Version) Forget(key);
        }
        Lazy<Task<DumpFile>> file = _files.GetOrAdd((version, name), _ => new(() => Task.Run(() => Make(format, fiche))));
        try
        {
            return await file.Value;
        }
        catch (Exception error)
        {
            logger.LogError("The download {Name} can't be made: {Reason}", name, error.Message);
            // The next request tries again.
            _files.TryRemove(new((version, name), file));
            throw;
        }
    }

    private DumpFile Make(RdfFormat format, FicheEntry? fiche)
    {
        Directory.CreateDirectory(_folder);
        string path = Path.Combine(_folder, $"{Guid.NewGuid():N}{format.Extension()}");
        using Snapshot snapshot = graph.Store.AcquireSnapshot();
        AtomicFile.Write(path, stream =>
        {
            if (fiche is null) writer.WriteGraph(snapshot, format, stream);
            else writer.WriteFiche(snapshot, fiche, format, stream);
        });
        using FileStream written = File.OpenRead(path);
        return new DumpFile(path, Convert.ToHexStringLower(SHA256.HashData(written)));
    }

    private void Forget((GraphVersion Version, string Name) key)
    {
        if (!_files.TryRemove(key, out Lazy<Task<DumpFile>>? file) || !file.IsValueCreated) return;
        // One that is still being made goes as soon as it is there; who waits for it makes it anew.
        file.Value.ContinueWith(made => File.Delete(made.Result.Path), TaskContinuationOptions.OnlyOnRanToCompletion);
    }
}
