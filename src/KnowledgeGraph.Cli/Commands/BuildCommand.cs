using System.CommandLine;
using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg build</c>: the documents, the authority tables and the ontology to one file.</summary>
internal static class BuildCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string> data = new("--data") { Description = "The folder of the sources and authority tables.", HelpName = "DIR", DefaultValueFactory = _ => "data" };
        Option<string> ontology = new("--ontology") { Description = "The folder of the ontology and its vocabularies.", HelpName = "DIR", DefaultValueFactory = _ => "ontology" };
        Option<string> baseIri = new("--base") { Description = "The start of the IRIs of resources, ending in a slash.", HelpName = "IRI", DefaultValueFactory = _ => BuildOptions.DefaultBaseIri };
        Option<string> output = new("--output") { Description = "The file to write: .nq, .trig, .jsonld (with the graphs) or .ttl, .nt, .rdf (merged).", HelpName = "FILE", Required = true };
        Command command = new("build", "Build the graph from the documents and write it to a file.") { data, ontology, baseIri, output };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                BuildOptions options = BuildFolders.Require(parsed.GetRequiredValue(data), parsed.GetRequiredValue(ontology), parsed.GetRequiredValue(baseIri));
                Run(options, parsed.GetRequiredValue(output), terminal, cancellationToken);
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static void Run(BuildOptions options, string output, Terminal terminal, CancellationToken cancellationToken)
    {
        RdfFormat format = FormatNames.Resolve(null, output, option: null);
        RdfOutput.Check(output);
        using QuadStore store = QuadStore.CreateInMemory();
        BuildReport report = new GraphBuilder(options).Build(store, cancellationToken);
        foreach (DocumentReport document in report.Documents)
        {
            terminal.Error.WriteLine($"{document.File}: {document.Passages} passages, {document.Fragments} of them cut in the source");
            foreach (string warning in document.Warnings) terminal.Error.WriteLine($"  {TerminalText.Clean(warning)}");
        }
        using (Snapshot snapshot = store.AcquireSnapshot())
        {
            var writer = new DumpWriter(options);
            RdfOutput.Write(output, terminal, stream => writer.WriteGraph(snapshot, format, stream, cancellationToken));
        }
        terminal.Error.WriteLine($"{output}: {report.QuadCount} quads, {report.Fiches.Count} fiches, built in {report.Duration.TotalSeconds:N1} s");
    }
}
