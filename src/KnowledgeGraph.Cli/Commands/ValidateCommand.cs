using System.CommandLine;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Catalogue.Validation;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg validate</c>: RDF files or a store against SHACL shapes.</summary>
internal static class ValidateCommand
{
    private const string Text = "text";

    public static Command Create(Terminal terminal)
    {
        var data = new DataFiles(orStore: true);
        Option<string[]> shapes = new("--shapes")
        {
            Description = "A file of SHACL shapes, or a folder of them. May be given several times.",
            HelpName = "FILE",
            Required = true,
        };
        Option<string?> baseIri = new("--base") { Description = "The base IRI of the data.", HelpName = "IRI" };
        Option<string> report = new("--report")
        {
            Description = "How the report is written: as text for people, or in the vocabulary of SHACL as turtle, ntriples, rdfxml or jsonld.",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => Text,
        };
        report.AcceptOnlyFromAmong(Text, "turtle", "ntriples", "rdfxml", "jsonld");
        Option<string> language = new("--language")
        {
            Description = "The language of the messages, where the shapes have it.",
            HelpName = "TAG",
            DefaultValueFactory = _ => "fr",
        };
        Option<int> maxResults = new("--max-results")
        {
            Description = "Stop after so many results.",
            HelpName = "COUNT",
            DefaultValueFactory = _ => new ValidationOptions().MaxResults,
        };
        Command command = new(
            "validate",
            "Validate RDF files or a store, all graphs together, against SHACL shapes. The exit code is 0 where nothing is violated "
            + "(warnings and information may be there), 1 where something is.")
        {
            shapes, baseIri, report, language, maxResults,
        };
        data.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                int most = parsed.GetValue(maxResults);
                if (most < 1) throw new UsageException($"--max-results is {most}; it takes a number from 1 on");
                ShapesGraph graph = ShapeFiles.Read(parsed.GetValue(shapes)!, cancellationToken);
                if (graph.TargetCount == 0) throw new UsageException("no shape has a target (sh:targetClass, …): nothing would be validated");
                using QuadStore store = data.Load(parsed, "validate", parsed.GetValue(baseIri), terminal, cancellationToken);
                using Snapshot snapshot = store.AcquireSnapshot();
                ValidationReport result = ShaclValidator.Validate(
                    snapshot, GraphSelector.MergeAll, graph, new ValidationOptions { MaxResults = most }, cancellationToken);
                Write(result, parsed.GetValue(report)!, parsed.GetValue(language)!, terminal);
                return (int)(result.HasViolations ? ExitCode.Failure : ExitCode.Success);
            },
            cancellationToken));
        return command;
    }

    private static void Write(ValidationReport report, string format, string language, Terminal terminal)
    {
        if (format != Text)
        {
            var options = new RdfWriterOptions { Prefixes = [.. PublishedPrefixes.All, new("sh", "http://www.w3.org/ns/shacl#")] };
            RdfFormat syntax = format switch
            {
                "turtle" => RdfFormat.Turtle,
                "ntriples" => RdfFormat.NTriples,
                "rdfxml" => RdfFormat.RdfXml,
                _ => RdfFormat.JsonLd,
            };
            IQuadWriter writer = RdfWriter.Create(terminal.Output, syntax, options);
            report.ToDataset().SendTo(writer);
            writer.Complete();
            return;
        }
        using var output = new StreamWriter(terminal.Output, leaveOpen: true);
        foreach (ValidationResult result in report.Results) output.Write(TerminalText.Clean(Describe(result, language)) + "\n");
        string found = report.Results.Count switch { 0 => "conforms", 1 => "1 result", int count => $"{count} results" };
        output.Write(report.IsTruncated ? $"{found}, and more that were not looked for (--max-results)\n" : $"{found}\n");
    }

    private static string Describe(ValidationResult result, string language)
    {
        string severity = result.Severity.Value[(result.Severity.Value.LastIndexOfAny(['#', '/']) + 1)..];
        string path = result.ResultPath is null ? "" : $" {PropertyPathText.Format(result.ResultPath)}";
        string value = result.Value is null ? "" : $" {result.Value}";
        // A blank node's label says nothing to anybody.
        Term rule = result.SourceShape is BlankNode ? result.SourceConstraintComponent : result.SourceShape;
        return $"{severity}: {result.FocusNode}{path}{value}: {result.MessageIn(language)} [{rule}]";
    }
}
