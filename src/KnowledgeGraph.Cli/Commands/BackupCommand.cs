using System.CommandLine;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg backup</c> and <c>kg restore</c>: copies of a durable store.</summary>
internal static class BackupCommand
{
    /// <summary><c>kg backup</c>.</summary>
    public static Command CreateBackup(Terminal terminal)
    {
        Option<string> store = StoreOption.Create();
        Option<string> output = new("--output")
        {
            Description = "The directory to write: new or empty.",
            HelpName = "DIR",
            Required = true,
        };
        Command command = new("backup", "Copy a store to another directory, after checking its checksums, also while a server has it open. The copy is a store itself.")
        {
            store,
            output,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                using QuadStore opened = StoreOption.OpenForReading(parsed.GetRequiredValue(store), terminal);
                opened.Backup(parsed.GetRequiredValue(output), cancellationToken);
                terminal.Error.WriteLine($"copied to {parsed.GetRequiredValue(output)}");
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    /// <summary><c>kg restore</c>.</summary>
    public static Command CreateRestore(Terminal terminal)
    {
        Option<string> store = StoreOption.Create("The directory of the store to make: new or empty.");
        Argument<string> backup = new("BACKUP") { Description = "The directory that kg backup wrote." };
        Command command = new("restore", "Make a store of a backup, after checking everything in it.") { store, backup };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                string source = parsed.GetRequiredValue(backup);
                using QuadStore opened = StoreOption.OpenForReading(source, terminal);
                IReadOnlyList<string> problems = opened.Check(cancellationToken);
                if (problems.Count > 0)
                {
                    throw new StorageException($"the backup '{source}' is damaged, nothing was restored: {problems[0]}");
                }
                opened.Backup(parsed.GetRequiredValue(store), cancellationToken);
                terminal.Error.WriteLine($"restored to {parsed.GetRequiredValue(store)}");
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }
}
