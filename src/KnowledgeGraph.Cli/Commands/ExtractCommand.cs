using System.CommandLine;
using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Documents.Annotation;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Sources.Isolation;
using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg extract</c>: what the pipeline read in a document.</summary>
internal static class ExtractCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> document = new("DOCUMENT") { Description = "The document to read: Markdown, HTML, PDF, Word, PowerPoint, Excel, OpenDocument or CSV." };
        Option<string> format = new("--format")
        {
            Description = "text: the document, line by line, with what was understood; json: part by part, with the quotes; turtle: the statements.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", "turtle");
        Option<string?> html = new("--html")
        {
            Description = "Write a page instead: the text with every statement marked, and what was understood beside it, in French.",
            HelpName = "FILE",
        };
        var folders = new FolderOptions();
        Command command = new("extract", "Show what is read in a document: sections, statements, quotes, cut lines.") { document, format, html };
        folders.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                using var reader = new IsolatedReader();
                reader.Start();
                AuthorityData authority = new GraphBuilder(folders.Require(parsed)).LoadAuthority(cancellationToken);
                DocumentReading reading = new DocumentExtractor(reader, authority).Extract(SourceFile.Load(parsed.GetRequiredValue(document)), cancellationToken);
                if (parsed.GetValue(html) is { } page) RdfOutput.Write(page, terminal, stream => WritePage(reading, authority, stream));
                else if (parsed.GetValue(format) == "text") WriteText(reading, authority, terminal);
                else if (parsed.GetValue(format) == "json") ReadingJson.Write(reading, terminal.Output);
                else WriteTurtle(reading, authority, terminal);
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static void WriteText(DocumentReading reading, AuthorityData authority, Terminal terminal)
    {
        using var output = new StreamWriter(terminal.Output, leaveOpen: true);
        foreach (string line in AnnotatedText.Lines(reading, authority)) output.Write(TerminalText.Clean(line) + "\n");
    }

    private static void WritePage(DocumentReading reading, AuthorityData authority, Stream stream)
    {
        using var output = new StreamWriter(stream, leaveOpen: true);
        AnnotatedPage.Write(reading, authority, output);
    }

    private static void WriteTurtle(DocumentReading reading, AuthorityData authority, Terminal terminal)
    {
        using IQuadWriter writer = RdfWriter.Create(terminal.Output, RdfFormat.Turtle, new RdfWriterOptions { Prefixes = PublishedPrefixes.All });
        GraphMapper.Map([reading], authority).SendTo(writer);
        writer.Complete();
    }
}
