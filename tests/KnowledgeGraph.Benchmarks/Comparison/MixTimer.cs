using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Benchmarks.Comparison;

/// <summary>Times queries against a running engine, and look-ups by several clients at once.</summary>
internal sealed class MixTimer(Engine engine, int runs, TimeSpan timeout)
{
    private static readonly TimeSpan EnoughOfOne = TimeSpan.FromSeconds(5);

    /// <summary>One warm-up, then some runs; fewer of slow queries.</summary>
    public QueryTiming Time(MixQuery query)
    {
        using var client = new SparqlClient(engine, timeout);
        byte[] request = SparqlClient.Request(engine, query.Text, query.IsGraph);
        try
        {
            Answer answer = client.Send(request);
            double first = answer.Time.TotalMilliseconds;
            long bytes = answer.Body.Length;
            if (answer.Status != 200 || answer.IsPartial) return Failed(query, first, Reason(answer));
            var digest = AnswerDigest.Of(answer.Body.Span, query.IsGraph);
            List<double> times = [];
            long started = Stopwatch.GetTimestamp();
            while (times.Count < runs && (times.Count == 0 || Stopwatch.GetElapsedTime(started) < EnoughOfOne))
            {
                answer = client.Send(request);
                if (answer.Status != 200) return Failed(query, first, Reason(answer));
                times.Add(answer.Time.TotalMilliseconds);
            }
            times.Sort();
            return new(query.Category, query.Name, times[times.Count / 2], times[0], first, bytes, digest.Count, $"{digest.Hash:x16}", null);
        }
        catch (Exception error) when (error is SocketException or IOException or System.Text.Json.JsonException or KnowledgeGraphException)
        {
            return Failed(query, timeout.TotalMilliseconds, error.Message);
        }
    }

    /// <summary>
    /// Queries a second that so many clients get answered in some seconds, each about another dataset of the first so many; a thread a client.
    /// </summary>
    public double Throughput(MixQuery[] lookups, int clients, int datasets, TimeSpan duration)
    {
        long total = 0;
        var ready = new CountdownEvent(clients);
        long end = 0;
        Thread[] threads = [.. Enumerable.Range(0, clients).Select(number => new Thread(() =>
        {
            using var client = new SparqlClient(engine, timeout);
            var random = new Random(number);
            byte[][] requests = [.. Enumerable.Range(0, 1000).Select(i => lookups[i % lookups.Length])
                .Select(query => SparqlClient.Request(engine, query.About(random.Next(datasets)), query.IsGraph))];
            foreach (byte[] request in requests.AsSpan(0, 100)) client.Send(request);
            ready.Signal();
            ready.Wait();
            Interlocked.CompareExchange(ref end, Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency), 0);
            long count = 0;
            while (Stopwatch.GetTimestamp() < Volatile.Read(ref end))
            {
                if (client.Send(requests[count++ % requests.Length]).Status != 200) throw new InvalidOperationException("a look-up failed");
            }
            Interlocked.Add(ref total, count);
        }))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        return total / duration.TotalSeconds;
    }

    private static string Reason(Answer answer)
    {
        string text = Encoding.UTF8.GetString(answer.Body.Span[..Math.Min(answer.Body.Length, 160)]).ReplaceLineEndings(" ");
        return answer.IsPartial ? "partial answer" : $"HTTP {answer.Status}: {text}";
    }

    private static QueryTiming Failed(MixQuery query, double first, string reason) =>
        new(query.Category, query.Name, null, 0, first, 0, 0, "", reason);
}
