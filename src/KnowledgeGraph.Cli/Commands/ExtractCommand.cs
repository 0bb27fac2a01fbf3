using System.CommandLine;
using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg extract</c>: what the pipeline read in a document.</summary>
internal static class ExtractCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> document = new("DOCUMENT") { Description = "The document to read: Markdown, HTML, PDF, Word, PowerPoint, Excel, OpenDocument or CSV." };
        Option<string> format = new("--format") { Description = "json: part by part, with the quotes; turtle: the statements.", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "turtle");
        Option<string> data = new("--data") { Description = "The folder of the authority tables.", HelpName = "DIR", DefaultValueFactory = _ => "data" };
        Option<string> ontology = new("--ontology") { Description = "The folder of the ontology and its vocabularies.", HelpName = "DIR", DefaultValueFactory = _ => "ontology" };
        Option<string> baseIri = new("--base") { Description = "The start of the IRIs of resources, ending in a slash.", HelpName = "IRI", DefaultValueFactory = _ => BuildOptions.DefaultBaseIri };
        Command command = new("extract", "Show what is read in a document: sections, statements, quotes, cut lines.") { document, format, data, ontology, baseIri };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                BuildOptions options = BuildFolders.Require(parsed.GetRequiredValue(data), parsed.GetRequiredValue(ontology), parsed.GetRequiredValue(baseIri));
                AuthorityData authority = new GraphBuilder(options).LoadAuthority(cancellationToken);
                DocumentReading reading = DocumentPipeline.Extract(SourceFile.Load(parsed.GetRequiredValue(document)), authority);
                if (parsed.GetValue(format) == "json") ReadingJson.Write(reading, terminal.Output);
                else WriteTurtle(reading, authority, terminal);
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static void WriteTurtle(DocumentReading reading, AuthorityData authority, Terminal terminal)
    {
        using IQuadWriter writer = RdfWriter.Create(terminal.Output, RdfFormat.Turtle, new RdfWriterOptions { Prefixes = PublishedPrefixes.All });
        GraphMapper.Map([reading], authority).SendTo(writer);
        writer.Complete();
    }
}
