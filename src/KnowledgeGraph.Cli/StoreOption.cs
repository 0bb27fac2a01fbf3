using System.CommandLine;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli;

/// <summary>The option that names the directory of a store.</summary>
internal static class StoreOption
{
    /// <summary>The option where the store is all that a command works on.</summary>
    public static Option<string> Create(string description = "The directory of the store.") =>
        new("--store") { Description = description, HelpName = "DIR", Required = true };

    /// <summary>Opens a store that is there, to write to it.</summary>
    /// <exception cref="StorageException">There is none, or somebody has it open.</exception>
    public static QuadStore Open(string directory, Terminal terminal) =>
        QuadStore.Open(directory, new QuadStoreOptions { MustExist = true, Notify = Tell(terminal) });

    /// <summary>Opens a store that is there for reading, also while a server has it open.</summary>
    /// <exception cref="StorageException">There is none.</exception>
    public static QuadStore OpenForReading(string directory, Terminal terminal) =>
        QuadStore.OpenReadOnly(directory, new QuadStoreOptions { Notify = Tell(terminal) });

    private static Action<StoreNotice> Tell(Terminal terminal) => notice =>
    {
        if (notice.Kind != StoreNoticeKind.Merged) terminal.Error.WriteLine($"kg: {notice.Message}");
    };
}
