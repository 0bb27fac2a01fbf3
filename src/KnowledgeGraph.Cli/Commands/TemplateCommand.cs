using System.CommandLine;
using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Catalogue.Drafting;
using KnowledgeGraph.Documents.Drafting;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg template</c>: a fiche to be filled in, with what the graph says already.</summary>
internal static class TemplateCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> region = new("REGION") { Description = "The region: its INSEE code, as 76, or its name, as Occitanie." };
        Option<string> format = new("--format") { Description = "docx: for Word; md: Markdown.", DefaultValueFactory = _ => "md" };
        format.AcceptOnlyFromAmong("docx", "md");
        Option<string> output = new("--output") { Description = "The file to write. Default: standard output.", HelpName = "FILE", DefaultValueFactory = _ => "-" };
        var data = new DataFiles(orStore: true);
        Command command = new(
            "template",
            "Write a fiche to be filled in: the template, with the words of the region's last edition, and hints where nothing is said. "
            + "Without --store or --data, the graph is built from the folders data and ontology.")
        {
            region, format, output,
        };
        data.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                using QuadStore store = data.AreNamed(parsed) ? data.Load(parsed, "draft from", null, terminal, cancellationToken) : Build(cancellationToken);
                using Snapshot snapshot = store.AcquireSnapshot();
                FicheDraft draft = new FicheDrafter(snapshot).Draft(parsed.GetRequiredValue(region));
                bool isWord = parsed.GetValue(format) == "docx";
                RdfOutput.Write(parsed.GetRequiredValue(output), terminal, stream =>
                {
                    if (isWord) DraftWriter.WriteWord(draft, stream);
                    else DraftWriter.WriteMarkdown(draft, stream);
                });
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static QuadStore Build(CancellationToken cancellationToken)
    {
        QuadStore store = QuadStore.CreateInMemory();
        try
        {
            new GraphBuilder(BuildFolders.Require("data", "ontology", BuildOptions.DefaultBaseIri)).Build(store, cancellationToken);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }
}
