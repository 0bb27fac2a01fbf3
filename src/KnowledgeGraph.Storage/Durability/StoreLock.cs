using System.Text;
using KnowledgeGraph.Storage.Files;

namespace KnowledgeGraph.Storage.Durability;

/// <summary>Keeps a store to one process, and tells the others which one it is.</summary>
internal static unsafe class StoreLock
{
    public const string FileName = "lock";
    public const string HolderFileName = "lock.holder";

    /// <summary>Takes the lock of a directory.</summary>
    /// <exception cref="StorageException">Somebody has it.</exception>
    public static IDisposable Take(IFileSystem files, string directory)
    {
        string holder = Path.Combine(directory, HolderFileName);
        IDisposable? taken = files.TryLock(Path.Combine(directory, FileName));
        if (taken is null)
        {
            throw new StorageException(
                $"the store '{directory}' is in use by {ReadHolder(files, holder)}; one process at a time writes to a store: "
                + "stop that one, or ask it instead; the store can be read meanwhile");
        }
        try
        {
            using IWritableFile file = files.Create(holder);
            file.Write(Encoding.UTF8.GetBytes(
                $"process {Environment.ProcessId} ({Path.GetFileName(Environment.ProcessPath)}) on {Environment.MachineName}"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Only messages need it, and a store on a full disk must open, so that what it holds can be removed.
        }
        return taken;
    }

    private static string ReadHolder(IFileSystem files, string path)
    {
        try
        {
            MappedFile file = files.Map(path);
            string text = Encoding.UTF8.GetString(file.Address, (int)Math.Min(file.Length, 300));
            file.Release();
            return text;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or StorageException)
        {
            return "another process";
        }
    }
}
