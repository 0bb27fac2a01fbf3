using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage.Tests.Durability;

/// <summary>
/// Random commits of one writer, each with its number among its quads, and what the store holds after each: so any reader, at any time,
/// can compare what it sees with the commit that it sees.
/// </summary>
internal sealed class ConcurrentHistory(int seed, int largeEvery = 0)
{
    private static readonly Iri Version = new("http://example.org/version");
    private readonly Random _random = new(seed);
    private readonly ConcurrentDictionary<int, ImmutableHashSet<Quad>> _versions = new([new(0, [])]);
    private volatile int _count;

    /// <summary>The commits acknowledged.</summary>
    public int Count => _count;

    /// <summary>Makes the next commit. Writer only.</summary>
    public void Commit(QuadStore store)
    {
        int number = _count + 1;
        ImmutableHashSet<Quad> before = _versions[_count];
        ImmutableHashSet<Quad>.Builder after = before.ToBuilder();
        using WriteTransaction transaction = store.BeginWrite();
        Remove(VersionOf(_count));
        Add(VersionOf(number));
        Quad[] known = [.. before];
        for (int i = largeEvery > 0 && number % largeEvery == 0 ? 3000 : _random.Next(1, 20); i > 0; i--)
        {
            // Terms come, go, and come back, so that merges drop and renumber some that later commits use.
            if (known.Length > 1 && _random.Next(5) < 2) Remove(known[_random.Next(known.Length)]);
            else Add(RandomQuad());
        }
        // Seen by readers before this method knows of it.
        _versions[number] = after.ToImmutable();
        transaction.Commit();
        _count = number;

        void Add(Quad quad)
        {
            TestTerms.Add(transaction, quad);
            after.Add(quad);
        }

        void Remove(Quad quad)
        {
            if (quad.Subject == (Term)Version && quad != VersionOf(number - 1)) return;
            TestTerms.Remove(transaction, quad);
            after.Remove(quad);
        }
    }

    /// <summary>Checks that a store holds exactly what it held after one commit; returns its number.</summary>
    public int Check(QuadStore store)
    {
        using Snapshot snapshot = store.AcquireSnapshot();
        HashSet<Quad> quads = TestTerms.ReadAll(snapshot);
        Quad[] versions = [.. quads.Where(quad => quad.Subject == (Term)Version)];
        int number = versions.Length == 0 ? 0 : int.Parse(((Literal)versions.Single().Object).LexicalForm, CultureInfo.InvariantCulture);
        Assert.Equal(quads.Count, snapshot.QuadCount);
        Assert.True(_versions[number].SetEquals(quads), $"not what commit {number} made");
        return number;
    }

    private static Quad VersionOf(int number) => new(
        Version, Version, new Literal(number.ToString(CultureInfo.InvariantCulture), new Iri("http://www.w3.org/2001/XMLSchema#integer")), null);

    private Quad RandomQuad()
    {
        Term @object = _random.Next(3) switch
        {
            0 => new Literal($"un texte plus long {_random.Next(200)}", _random.Next(2) == 0 ? "fr" : "en"),
            1 => new Literal($"valeur {_random.Next(60)}", new Iri($"http://example.org/type/{_random.Next(3)}")),
            _ => new Iri($"http://example.org/resource/{_random.Next(150)}"),
        };
        Iri? graph = _random.Next(3) == 0 ? new($"http://example.org/graph/{_random.Next(5)}") : null;
        return new(new Iri($"http://example.org/resource/{_random.Next(150)}"), new Iri($"http://example.org/p{_random.Next(9)}"), @object, graph);
    }
}
