using System.CommandLine;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg diff</c>: what two documents say differently.</summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal)
    {
        Option<string?> from = new("--from")
        {
            Description = $"The format of both: {FormatNames.All}. Default: by each file's extension, else by its content.",
            HelpName = "FORMAT",
        };
        Option<string?> baseIri = new("--base")
        {
            Description = "The IRI against which relative references of both are resolved. Default: the file IRI of A.",
            HelpName = "IRI",
        };
        Argument<string> left = new("A") { Description = "The file before, or - for standard input, or the directory of a store." };
        Argument<string> right = new("B") { Description = "The file after, or - for standard input, or the directory of a store." };
        Command command = new(
            "diff",
            "Compare two RDF files, or stores, by what they say, whatever their formats: statements that only A has are written with '- ' before them, "
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
                    Func<Dataset> before = Open(leftPath, parsed.GetValue(from), common, terminal, cancellationToken);
                    Func<Dataset> after = Open(rightPath, parsed.GetValue(from), common, terminal, cancellationToken);
                    return (int)Run(before(), after(), terminal, cancellationToken);
                }
                catch (Exception error) when (error is KnowledgeGraphException or IOException)
                {
                    throw new UsageException(error.Message);
                }
            },
            cancellationToken));
        return command;
    }

    private static ExitCode Run(Dataset before, Dataset after, Terminal terminal, CancellationToken cancellationToken)
    {
        DatasetDifference difference = DatasetDifference.Between(before, after, cancellationToken: cancellationToken);
        if (difference.IsEmpty) return ExitCode.Success;
        IEnumerable<(string Line, char Sign)> lines = difference.Removed.Select(quad => (quad.ToString(), '-'))
            .Concat(difference.Added.Select(quad => (quad.ToString(), '+')))
            .OrderBy(change => change.Item1, StringComparer.Ordinal);
        using var output = new StreamWriter(terminal.Output, leaveOpen: true);
        foreach ((string line, char sign) in lines) output.Write($"{sign} {line}\n");
        return ExitCode.Failure;
    }

    /// <summary>Opens both sides before either is read, so that a wrong name is told at once.</summary>
    private static Func<Dataset> Open(string path, string? format, string baseIri, Terminal terminal, CancellationToken cancellationToken)
    {
        var sink = new DatasetSink();
        if (Directory.Exists(path))
        {
            QuadStore store = StoreOption.OpenForReading(path, terminal);
            return () =>
            {
                using (store)
                using (Snapshot snapshot = store.AcquireSnapshot())
                {
                    snapshot.CopyTo(GraphSelector.Each, sink, cancellationToken);
                }
                return sink.Dataset;
            };
        }
        RdfInput input = RdfInput.Open(path, format, baseIri, terminal);
        return () =>
        {
            input.ReadTo(sink, cancellationToken);
            return sink.Dataset;
        };
    }
}
