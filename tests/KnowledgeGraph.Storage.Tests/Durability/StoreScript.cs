using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Files;

namespace KnowledgeGraph.Storage.Tests.Durability;

/// <summary>A random history of a durable store that is run until it fails, with what it has to hold after each step.</summary>
internal sealed class StoreScript
{
    public const string Path = "/store";
    private readonly Random _random;
    private readonly int _steps;
    private readonly int _largeSize;

    public StoreScript(int seed, int steps = 10, int largeSize = 0)
    {
        _random = new(seed);
        _steps = steps;
        _largeSize = largeSize;
    }

    /// <summary>What was acknowledged.</summary>
    public HashSet<Quad> Acknowledged { get; private set; } = [];

    /// <summary>What may be there as well: the outcome of the commit during which the store failed.</summary>
    public HashSet<Quad>? Unknown { get; private set; }

    /// <summary>Whether the history ran to its end.</summary>
    public bool IsComplete { get; private set; }

    public static QuadStore Open(IFileSystem disk) => QuadStore.Open(disk, Path, new() { MaxLogBytes = 6000, MergesInline = true });

    /// <summary>Runs the history, with restarts in between; stops at the first failure.</summary>
    public void Run(SimulatedDisk disk)
    {
        QuadStore? store = null;
        try
        {
            store = Open(disk);
            for (int step = 0; step < _steps; step++)
            {
                if (_random.Next(6) == 0)
                {
                    store.Dispose();
                    store = null;
                    store = Open(disk);
                    Check(store, [Acknowledged]);
                }
                if (_random.Next(7) == 0) store.Compact();
                Commit(store, step == 3 ? _largeSize : 0);
                Check(store, [Acknowledged]);
            }
            IsComplete = true;
        }
        catch (Exception error) when (error is IOException or StorageException and not StorageCorruptionException)
        {
        }
        finally
        {
            if (store is not null) Check(store, Unknown is null ? [Acknowledged] : [Acknowledged, Unknown]);
            store?.Dispose();
        }
    }

    /// <summary>Checks that a store holds exactly one of some sets of quads.</summary>
    public static void Check(QuadStore store, IReadOnlyList<HashSet<Quad>> models)
    {
        using Snapshot snapshot = store.AcquireSnapshot();
        HashSet<Quad> quads = TestTerms.ReadAll(snapshot);
        Assert.Equal(quads.Count, snapshot.QuadCount);
        Assert.Contains(models, quads.SetEquals);
    }

    private void Commit(QuadStore store, int size)
    {
        HashSet<Quad> next = [.. Acknowledged];
        using WriteTransaction transaction = store.BeginWrite();
        if (_random.Next(25) == 0)
        {
            transaction.Clear(GraphSelector.Each);
            next.Clear();
        }
        Quad[] before = [.. next];
        for (int i = size > 0 ? size : _random.Next(1, 30); i > 0; i--)
        {
            Quad quad = before.Length > 0 && _random.Next(3) == 0 ? before[_random.Next(before.Length)] : RandomQuad(size);
            if (_random.Next(3) == 0)
            {
                TestTerms.Remove(transaction, quad);
                next.Remove(quad);
            }
            else
            {
                TestTerms.Add(transaction, quad);
                next.Add(quad);
            }
        }
        if (_random.Next(8) == 0) return;
        Unknown = next;
        transaction.Commit();
        (Acknowledged, Unknown) = (next, null);
    }

    private Quad RandomQuad(int size)
    {
        int range = Math.Max(size, 40);
        Term @object = RandomObject(range, depth: 0);
        Iri? graph = _random.Next(3) == 0 ? new($"http://g/{_random.Next(3)}") : null;
        var subject = new Iri($"http://example.org/resource/{_random.Next(range)}");
        return new(subject, new Iri($"http://example.org/p{_random.Next(4)}"), @object, graph);
    }

    private Term RandomObject(int range, int depth) => _random.Next(depth < 3 ? 4 : 3) switch
    {
        0 => new Literal($"{_random.Next(40)}", new Iri("http://www.w3.org/2001/XMLSchema#integer")),
        1 => new Literal($"un texte plus long {_random.Next(range)}", _random.Next(2) == 0 ? "fr" : "en"),
        2 => new Iri($"http://example.org/resource/{_random.Next(range)}"),
        _ => new TripleTerm(
            new Iri($"http://example.org/resource/{_random.Next(range)}"),
            new Iri($"http://example.org/p{_random.Next(4)}"),
            RandomObject(range, depth + 1)),
    };
}
