using System.CommandLine;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli;

/// <summary>The option that names the directory of a store.</summary>
internal static class StoreOption
{
    /// <summary>The option where the store is all that a command works on.</summary>
    public static Option<string> Create(string description = "The directory of the store.") =>
        new("--store") { Description = description, HelpName = "DIR", Required = true };

    /// <summary>Opens a store that is there.</summary>
    /// <exception cref="StorageException">There is none, or somebody has it open.</exception>
    public static QuadStore Open(string directory) => QuadStore.Open(directory, new QuadStoreOptions { MustExist = true });
}
