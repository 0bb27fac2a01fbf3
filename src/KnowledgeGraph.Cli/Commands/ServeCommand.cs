using System.CommandLine;
using KnowledgeGraph.Server;
using KnowledgeGraph.Server.Configuration;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg serve</c>: the server, with its configuration given as <c>--Section:Setting value</c>.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    public static Command Create()
    {
        Option<string?> store = new("--store")
        {
            Description = "The directory of a store, served as it is: nothing is built from documents.",
            HelpName = "DIR",
        };
        Argument<string[]> settings = new("settings")
        {
            Description = "Settings that go before the configuration file's, as --Sparql:TimeoutSeconds 60 or --Urls http://localhost:9000.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Command command = new(Name, "Build the graph and serve it over HTTP, or serve a store.") { store, settings };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] arguments = [.. StoreSettings(parsed.GetValue(store)), .. parsed.GetValue(settings) ?? [], .. parsed.UnmatchedTokens];
            if (CommandLineSettings.FindProblem(arguments) is { } problem) throw new UsageException(problem);
            return await ServerApplication.RunAsync(arguments, cancellationToken);
        });
        return command;
    }

    private static string[] StoreSettings(string? directory)
    {
        if (directory is null) return [];
        if (!Directory.Exists(directory)) throw new UsageException($"there is no directory '{directory}' for --store; kg load makes one");
        return ["--Storage:Directory", directory, "--Publication:FromDocuments", "false"];
    }
}
