using System.CommandLine;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg diff</c>: what two documents say differently.</summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string?> from = new("--from")
        {
            Description = $"The format of both: {FormatNames.All}. Default: by each file's extension.",
            HelpName = "FORMAT",
        };
        Option<string?> baseIri = new("--base")
        {
            Description = "The IRI against which relative references of both are resolved. Default: the file IRI of A.",
            HelpName = "IRI",
        };
        Argument<string> left = new("A") { Description = "The file before, or - for standard input." };
        Argument<string> right = new("B") { Description = "The file after, or - for standard input." };
        Command command = new(
            "diff",
            "Compare two RDF files by what they say, whatever their formats: statements that only A has are written with '- ' before them, "
            + "those that only B has with '+ ', as N-Quads. Blank nodes are matched by canonicalization (RDFC-1.0), and where they changed "
            + "by the statements that they share; a matched node has its label of B in both. "
            + "The exit code is 0 where both say the same, 1 where they differ, 2 where they could not be compared.")
        {
            from, baseIri, left, right,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                string leftPath = parsed.GetRequiredValue(left);
                string rightPath = parsed.GetRequiredValue(right);
                if (leftPath == "-" && rightPath == "-") throw new UsageException("only one of A and B can be standard input");
                string common = parsed.GetValue(baseIri) ?? RdfInput.FileIri(leftPath == "-" ? rightPath : leftPath);
                try
                {
                    RdfInput before = RdfInput.Open(leftPath, parsed.GetValue(from), common, terminal);
                    RdfInput after = RdfInput.Open(rightPath, parsed.GetValue(from), common, terminal);
                    return (int)Run(before, after, terminal, cancellationToken);
                }
                catch (Exception error) when (error is KnowledgeGraphException or IOException)
                {
                    throw new UsageException(error.Message);
                }
            },
            cancellationToken));
        return command;
    }

    private static ExitCode Run(RdfInput before, RdfInput after, Terminal terminal, CancellationToken cancellationToken)
    {
        DatasetDifference difference = DatasetDifference.Between(
            Read(before, cancellationToken), Read(after, cancellationToken), cancellationToken: cancellationToken);
        if (difference.IsEmpty) return ExitCode.Success;
        IEnumerable<(string Line, char Sign)> lines = difference.Removed.Select(quad => (quad.ToString(), '-'))
            .Concat(difference.Added.Select(quad => (quad.ToString(), '+')))
            .OrderBy(change => change.Item1, StringComparer.Ordinal);
        using var output = new StreamWriter(terminal.Output, leaveOpen: true);
        foreach ((string line, char sign) in lines) output.Write($"{sign} {line}\n");
        return ExitCode.Failure;
    }

    private static Dataset Read(RdfInput input, CancellationToken cancellationToken)
    {
        var sink = new DatasetSink();
        input.ReadTo(sink, cancellationToken);
        return sink.Dataset;
    }
}
