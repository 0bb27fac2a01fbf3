using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace KnowledgeGraph.Benchmarks.Comparison;

/// <summary>The server of an engine while it runs; disposing stops it.</summary>
internal sealed class RunningEngine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Engine _engine;
    private readonly Process _process;
    private readonly string _database;
    private readonly string _log;

    private RunningEngine(Engine engine, Process process, string database, string log)
    {
        _engine = engine;
        _process = process;
        _database = database;
        _log = log;
        // A run that is cut short must leave no server behind: the next one would measure that.
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>Starts the server and waits until it answers. The time is that until the first answer.</summary>
    public static RunningEngine Start(Engine engine, string database, string log, out TimeSpan untilFirstAnswer)
    {
        if (Answers(engine)) throw new InvalidOperationException($"a server answers at port {engine.Port} already; stop it first");
        long started = Stopwatch.GetTimestamp();
        Process process = Shell.Start(engine.Fill(engine.Start, database, ""), log);
        var running = new RunningEngine(engine, process, database, log);
        while (!Answers(engine))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
            {
                running.Dispose();
                throw new InvalidOperationException($"{engine.Name} does not answer, see {log}");
            }
            Thread.Sleep(20);
        }
        untilFirstAnswer = Stopwatch.GetElapsedTime(started);
        return running;
    }

    /// <summary>Memory of its own (not that of mapped files), and all that is resident, in bytes.</summary>
    public (long Private, long Resident) Memory()
    {
        long own = 0, resident = 0;
        foreach (string line in File.ReadLines($"/proc/{_process.Id}/smaps_rollup"))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "Anonymous:") own = long.Parse(words[1], CultureInfo.InvariantCulture) * 1024;
            if (words[0] == "Rss:") resident = long.Parse(words[1], CultureInfo.InvariantCulture) * 1024;
        }
        return (own, resident);
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        if (!_process.HasExited)
        {
            string stop = _engine.Stop is null ? $"kill {_process.Id}" : _engine.Fill(_engine.Stop, _database, "");
            Shell.Run(stop, _log);
            if (!_process.WaitForExit(Patience)) _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }

    private void OnExit(object? sender, EventArgs arguments) => _process.Kill(entireProcessTree: true);

    private static bool Answers(Engine engine)
    {
        try
        {
            using var client = new SparqlClient(engine, TimeSpan.FromSeconds(10));
            return client.Send("ASK { <http://x> <http://x> <http://x> }", isGraph: false).Status == 200;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
