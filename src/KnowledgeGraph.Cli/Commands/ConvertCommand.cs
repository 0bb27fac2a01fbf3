using System.CommandLine;
using System.Text;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Formats.JsonLd;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg convert</c>: one syntax to another.</summary>
internal static class ConvertCommand
{
    private const int MaxSorted = 1_000_000;

    public static Command Create(Terminal terminal)
    {
        Option<string?> from = new("--from") { Description = $"The input's format: {FormatNames.All}. Default: by the file's extension, else by its content.", HelpName = "FORMAT" };
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
        Option<string?> graph = new("--graph")
        {
            Description = "Convert only the statements of this named graph, without its name, or of 'default', the unnamed one.",
            HelpName = "IRI",
        };
        Option<bool> merge = new("--merge-graphs")
        {
            Description = "Put all graphs together into one, without their names. Unasked, formats without named graphs refuse them.",
        };
        Option<string?> context = new("--context")
        {
            Description = "JSON-LD output: a file with the context (a map of terms, or a document with @context) in whose terms it is written.",
            HelpName = "FILE",
        };
        Option<string?> frame = new("--frame")
        {
            Description = "JSON-LD output: a file with the JSON-LD 1.1 frame that gives the document its shape.",
            HelpName = "FILE",
        };
        Argument<string> input = new("INPUT") { Description = "The file to read, or - for standard input." };
        Argument<string> output = new("OUTPUT") { Description = "The file to write, or - for standard output." };
        Command command = new("convert", "Convert RDF from one syntax to another.") { from, to, baseIri, stream, pretty, graph, merge, context, frame, input, output };
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
                var shape = new OutputShape(
                    target,
                    options,
                    parsed.GetValue(graph) is "default" ? "default" : AbsoluteIri.Require(parsed.GetValue(graph), "--graph"),
                    parsed.GetValue(merge),
                    JsonText(parsed.GetValue(context), "--context", target),
                    JsonText(parsed.GetValue(frame), "--frame", target));
                if (shape is { Graph: not null, Merge: true }) throw new UsageException("choose a graph, or merge all of them, not both");
                if (shape is { Context: not null, Frame: not null }) throw new UsageException("a frame has its own @context; give either --frame or --context");
                RdfOutput.Write(outputPath, terminal, file => Convert(source, file, shape, cancellationToken));
                return (int)ExitCode.Success;
            },
            cancellationToken));
        return command;
    }

    private static string? JsonText(string? path, string option, RdfFormat target)
    {
        if (path is null) return null;
        return target == RdfFormat.JsonLd
            ? File.ReadAllText(path)
            : throw new UsageException($"{option} shapes JSON-LD; the output is {target.Name()}");
    }

    private static void Convert(RdfInput source, Stream output, OutputShape shape, CancellationToken cancellationToken)
    {
        // A frame takes the whole document: it is written for it in memory first.
        using MemoryStream? unframed = shape.Frame is null ? null : new MemoryStream();
        RdfWriterOptions options = shape.Options with { JsonLdContext = shape.Context };
        using IQuadWriter writer = RdfWriter.Create(unframed ?? output, shape.Format, options, cancellationToken);
        bool keepsNames = shape.Format.HasGraphs() && shape is { Graph: null, Merge: false };
        GraphChoice? choice = keepsNames ? null : new GraphChoice(writer, shape.Format, shape.Graph, shape.Merge);
        source.ReadTo(choice ?? (IQuadSink)writer, cancellationToken);
        if (choice is { Count: 0 } && shape.Graph is { } name) throw new KnowledgeGraphException($"the input has no statement in the graph '{name}'");
        writer.Complete();
        if (unframed is null) return;
        byte[] document = unframed.ToArray();
        output.Write(JsonLdProcessor.Frame(document, Encoding.UTF8.GetBytes(shape.Frame!)));
        output.Write("\n"u8);
    }

    /// <summary>What the output shall be like.</summary>
    private sealed record OutputShape(RdfFormat Format, RdfWriterOptions Options, string? Graph, bool Merge, string? Context, string? Frame);
}
