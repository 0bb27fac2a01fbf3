using System.CommandLine;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg compact</c>: everything of a durable store in one sorted file.</summary>
internal static class CompactCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> store = StoreOption.Create();
        Command command = new(
            "compact",
            "Merge what was written to a store into one sorted file, drop terms that nothing uses any more, and give the space back.")
        {
            store,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                string directory = parsed.GetRequiredValue(store);
                using QuadStore opened = StoreOption.Open(directory, terminal);
                long before = SizeOf(directory);
                opened.Compact(cancellationToken);
                terminal.Error.WriteLine($"{directory}: {before:N0} bytes before, {SizeOf(directory):N0} after");
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static long SizeOf(string directory) => new DirectoryInfo(directory).EnumerateFiles("*.kg?").Sum(file => file.Length);
}
