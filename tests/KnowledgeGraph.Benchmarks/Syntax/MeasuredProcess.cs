using System.Diagnostics;

namespace KnowledgeGraph.Benchmarks.Syntax;

/// <summary>Runs a program to its end, and tells how long that took and how much memory it held at most.</summary>
internal static class MeasuredProcess
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);

    /// <summary>Runs a program; its output goes nowhere. Null where it cannot be started or fails.</summary>
    public static RunResult? Run(IReadOnlyList<string> command)
    {
        // The shell drops what is written more cheaply than this process could read it.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>/dev/null", "sh", .. command]);
        long started = Stopwatch.GetTimestamp();
        using Process? process = Process.Start(start);
        if (process is null) return null;
        var seen = new RunResult(default, default, 0);
        while (!process.WaitForExit(PollInterval)) seen = Look(process, seen);
        return process.ExitCode == 0 ? seen with { Wall = Stopwatch.GetElapsedTime(started) } : null;
    }

    // The system forgets both with the process, so the last look at it counts.
    private static RunResult Look(Process process, RunResult before)
    {
        try
        {
            process.Refresh();
            long peak = Math.Max(before.PeakBytes, process.PeakWorkingSet64);
            return before with { Processor = process.TotalProcessorTime, PeakBytes = peak };
        }
        catch (InvalidOperationException)
        {
            return before;
        }
    }
}
