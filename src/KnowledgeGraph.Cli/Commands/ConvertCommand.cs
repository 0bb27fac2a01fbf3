using System.CommandLine;
using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg convert</c>: one syntax to another.</summary>
internal static class ConvertCommand
{
    private const int MaxSorted = 1_000_000;

    public static Command Create(Terminal terminal)
    {
        Option<string?> from = new("--from") { Description = $"The input's format: {FormatNames.All}. Default: by the file's extension.", HelpName = "FORMAT" };
        Option<string?> to = new("--to") { Description = "The output's format. Default: by the file's extension.", HelpName = "FORMAT" };
        Option<string?> baseIri = new("--base") { Description = "The IRI against which relative references are resolved. Default: the input's own file IRI.", HelpName = "IRI" };
        Option<bool> stream = new("--stream")
        {
            Description = "Write statements as they come, in constant memory. Default: so where there are more than a million; else as --pretty.",
        };
        Option<bool> pretty = new("--pretty")
        {
            Description = "Write all statements sorted and grouped, however many; some 200 bytes of memory are needed for each.",
        };
        Argument<string> input = new("INPUT") { Description = "The file to read, or - for standard input." };
        Argument<string> output = new("OUTPUT") { Description = "The file to write, or - for standard output." };
        Command command = new("convert", "Convert RDF from one syntax to another.") { from, to, baseIri, stream, pretty, input, output };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                bool streams = parsed.GetValue(stream), sortsAll = parsed.GetValue(pretty);
                if (streams && sortsAll) throw new UsageException("choose one of --stream and --pretty");
                var options = new RdfWriterOptions { Pretty = !streams, MaxPrettyStatements = streams || sortsAll ? null : MaxSorted };
                string inputPath = parsed.GetRequiredValue(input);
                string outputPath = parsed.GetRequiredValue(output);
                RdfInput source = RdfInput.Open(inputPath, parsed.GetValue(from), parsed.GetValue(baseIri), terminal);
                RdfFormat target = FormatNames.Resolve(parsed.GetValue(to), outputPath, "--to");
                RdfOutput.Write(outputPath, terminal, file => Convert(source, file, target, options, cancellationToken));
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static void Convert(RdfInput source, Stream output, RdfFormat target, RdfWriterOptions options, CancellationToken cancellationToken)
    {
        using IQuadWriter writer = RdfWriter.Create(output, target, options, cancellationToken);
        source.ReadTo(writer, cancellationToken);
        writer.Complete();
    }
}
