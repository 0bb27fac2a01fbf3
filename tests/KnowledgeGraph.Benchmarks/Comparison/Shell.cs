using System.Diagnostics;

namespace KnowledgeGraph.Benchmarks.Comparison;

/// <summary>Runs the commands of engines; what they print goes to a log beside the database.</summary>
internal static class Shell
{
    /// <summary>Starts a command.</summary>
    public static Process Start(string command, string log)
    {
        var start = new ProcessStartInfo("/bin/sh") { ArgumentList = { "-c", $"exec >> '{log}' 2>&1 < /dev/null; {command}" } };
        return Process.Start(start) ?? throw new InvalidOperationException($"can't start: {command}");
    }

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed; the log says why.</exception>
    public static void Run(string command, string log)
    {
        using Process process = Start(command, log);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"exit code {process.ExitCode}, see {log}: {command}");
    }
}
