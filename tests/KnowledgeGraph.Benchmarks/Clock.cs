using System.Diagnostics;

namespace KnowledgeGraph.Benchmarks;

/// <summary>Wall time and the process's processor time: the latter still says something on a machine that others use too.</summary>
internal sealed class Clock
{
    private readonly Stopwatch _wall = new();
    private TimeSpan _processorAtStart;

    /// <summary>Both times since the last start.</summary>
    public (TimeSpan Wall, TimeSpan Processor) Elapsed => (_wall.Elapsed, Environment.CpuUsage.TotalTime - _processorAtStart);

    /// <summary>A clock that runs.</summary>
    public static Clock Start()
    {
        var clock = new Clock();
        clock.Restart();
        return clock;
    }

    /// <summary>Starts again from zero.</summary>
    public void Restart()
    {
        _processorAtStart = Environment.CpuUsage.TotalTime;
        _wall.Restart();
    }
}
