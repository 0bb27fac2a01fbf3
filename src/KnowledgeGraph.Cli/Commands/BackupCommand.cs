using System.CommandLine;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg backup</c>: a copy of a durable store.</summary>
internal static class BackupCommand
{
    public static Command Create(Terminal terminal)
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
}
