using System.CommandLine;
using KnowledgeGraph.Cli.Checking;

namespace KnowledgeGraph.Cli.Commands;

/// <summary><c>kg check</c>: every error of files.</summary>
internal static class CheckCommand
{
    private const int DefaultMaxErrors = 100;

    public static Command Create(Terminal terminal)
    {
        Option<int> maxErrors = new("--max-errors")
        {
            Description = "Give up on a file after so many errors.",
            HelpName = "COUNT",
            DefaultValueFactory = _ => DefaultMaxErrors,
        };
        Command command = new(
            "check",
            "Read RDF files to their end and report every error, with its line, its column and the text around it. "
            + "N-Triples and N-Quads are read on after a broken line, Turtle and TriG after a broken statement; the other formats end with "
            + "their first error. The exit code is 0 where all files are sound, 1 where one is not.")
        {
            maxErrors,
        };
        var inputs = new InputOptions();
        inputs.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                int most = parsed.GetValue(maxErrors);
                if (most < 1) throw new UsageException($"--max-errors is {most}; it takes a number from 1 on");
                return (int)Run(inputs.Open(parsed, terminal), most, terminal, cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static ExitCode Run(RdfInput[] inputs, int maxErrors, Terminal terminal, CancellationToken cancellationToken)
    {
        using var output = new StreamWriter(terminal.Output, leaveOpen: true) { AutoFlush = true };
        bool allSound = true;
        foreach (RdfInput input in inputs)
        {
            CheckReport report = DocumentCheck.Run(input, maxErrors, cancellationToken);
            report.WriteTo(output);
            allSound &= report.IsSound;
        }
        return allSound ? ExitCode.Success : ExitCode.Failure;
    }
}
