using System.CommandLine;
using KnowledgeGraph.Cli.Remote;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg restore</c>: a store made of a backup, or a served store that becomes it.</summary>
internal static class RestoreCommand
{
    private const string TokenVariable = "KG_TOKEN";

    public static Command Create(Terminal terminal)
    {
        Option<string?> store = new("--store") { Description = "The directory of the store to make: new or empty.", HelpName = "DIR" };
        Option<string?> server = new("--server")
        {
            Description = "The address of a running server, whose store takes the backup's content in place of its own, and goes on answering "
                + $"meanwhile. Takes a token that may write there, from {TokenVariable} in the environment or --token-file.",
            HelpName = "URL",
        };
        Option<string?> tokenFile = new("--token-file") { Description = "The file that holds the token.", HelpName = "FILE" };
        Argument<string> backup = new("BACKUP") { Description = "The directory that kg backup wrote." };
        Command command = new("restore", "Make a store of a backup, or give it to a running server, after checking everything in it.")
        {
            store,
            server,
            tokenFile,
            backup,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            async () =>
            {
                string source = parsed.GetRequiredValue(backup);
                string? directory = parsed.GetValue(store), address = parsed.GetValue(server);
                if (directory is null == address is null) throw new UsageException("one of --store and --server says where to restore to");
                using QuadStore opened = StoreOption.OpenForReading(source, terminal);
                if (directory is not null) MakeStore(opened, source, directory, cancellationToken);
                else await SendAsync(source, address!, ReadToken(parsed.GetValue(tokenFile)), cancellationToken);
                terminal.Error.WriteLine($"restored to {directory ?? address}");
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static void MakeStore(QuadStore backup, string source, string directory, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> problems = backup.Check(cancellationToken);
        if (problems.Count > 0) throw new StorageException($"the backup '{source}' is damaged, nothing was restored: {problems[0]}");
        backup.Backup(directory, cancellationToken);
    }

    private static async Task SendAsync(string source, string address, string token, CancellationToken cancellationToken)
    {
        bool isAddress = Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out Uri? server) && server.Scheme is "http" or "https";
        if (!isAddress) throw new UsageException($"--server is '{address}'; it takes an address such as http://localhost:8080");
        using var client = new BackupClient(server!, token);
        await client.SendAsync(source, cancellationToken);
    }

    private static string ReadToken(string? file)
    {
        string? token = file is null ? Environment.GetEnvironmentVariable(TokenVariable) : File.ReadAllText(file);
        return token?.Trim() is { Length: > 0 } found
            ? found
            : throw new UsageException($"a server takes a backup of those who may write: put the token into {TokenVariable}, or name its file by --token-file");
    }
}
