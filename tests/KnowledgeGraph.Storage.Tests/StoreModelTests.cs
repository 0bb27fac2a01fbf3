using CsCheck;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>Random histories of a store, compared with plain sets of quads, in every order, prefix and selection of graphs.</summary>
public class StoreModelTests
{
    private static readonly Iri?[] Graphs = [null, new("http://g/1"), new("http://g/2"), new("http://g/3")];

    private static readonly Gen<Term> Resources = Gen.Int[0, 4].Select(i => (Term)new Iri($"http://example.org/resource/{i}"));
    private static readonly Gen<Iri> Predicates = Gen.Int[0, 2].Select(i => new Iri($"http://example.org/p{i}"));
    private static readonly Gen<Term> Others = Gen.Frequency(
        (2, Resources),
        (1, Gen.Int[0, 2].Select(i => (Term)new Literal($"{i}", new Iri("http://www.w3.org/2001/XMLSchema#integer")))),
        (1, Gen.Int[0, 3].Select(i => (Term)new Literal($"a longer text {i / 2}", i == 0 ? "fr" : "ar", i > 1 ? "rtl" : null))),
        (1, Gen.Int[0, 1].Select(i => (Term)new Literal($"{i}", new Iri("http://example.org/datatype")))));

    // Few distinct ones, so that histories add, remove and add the same ones again.
    private static readonly Gen<Term> Objects = Gen.Recursive<Term>((depth, inner) => depth == 3
        ? Others
        : Gen.Frequency(
            (3, Others),
            (1, Gen.Select(Resources, Predicates, inner, (s, p, o) => (Term)new TripleTerm(s, p, o)))));

    private static readonly Gen<Quad> Quads = Gen.Select(
        Resources,
        Predicates,
        Objects,
        Gen.Int[0, 3],
        (s, p, o, g) => new Quad(s, p, o, Graphs[g]));

    private enum Kind
    {
        Add,
        Remove,
        Clear,
        ClearGraph,
        ClearNamed,
        Look,
        Undo,
    }

    private static readonly Gen<(Kind Kind, Quad Quad)> Steps = Gen.Select(
        Gen.Frequency(
            (30, Gen.Const(Kind.Add)),
            (12, Gen.Const(Kind.Remove)),
            (1, Gen.Const(Kind.Clear)),
            (1, Gen.Const(Kind.ClearGraph)),
            (1, Gen.Const(Kind.ClearNamed)),
            (4, Gen.Const(Kind.Look)),
            (1, Gen.Const(Kind.Undo))),
        Quads);

    private static readonly Gen<((Kind Kind, Quad Quad)[] Steps, bool Commits)[]> Histories =
        Gen.Select(
            Gen.Frequency((6, Steps.Array[0, 8]), (1, Steps.Array[20, 120])),
            Gen.Frequency((8, Gen.Const(true)), (1, Gen.Const(false)))).Array[1, 10];

    [Fact]
    public void Store_AnyHistory_HoldsWhatASetHolds() => Histories.Sample(Run, iter: 40);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Store_ManyBlocksAndLayers_HoldsWhatASetHolds(int seed)
    {
        var random = new Random(seed);
        using QuadStore store = QuadStore.CreateInMemory();
        var model = new HashSet<Quad>();
        foreach (int size in new[] { 5000, 300, 90, 40, 5, 900 })
        {
            using (WriteTransaction transaction = store.BeginWrite())
            {
                Quad[] before = [.. model];
                for (int i = 0; i < size; i++)
                {
                    bool removes = before.Length > 0 && random.Next(3) == 0;
                    Quad quad = removes ? before[random.Next(before.Length)] : RandomQuad(random);
                    Apply(removes ? Kind.Remove : Kind.Add, quad, transaction, model, model);
                }
                transaction.Commit();
            }
            using Snapshot snapshot = store.AcquireSnapshot();
            SnapshotCheck.Check(snapshot, model, Graphs, allSelectors: size is 5 or 900, prefixRows: 1, batches: [700]);
        }
    }

    [Fact]
    public void Scan_SmallGraphBesideALargeOne_GivesItsRows()
    {
        Iri small = new("http://g/small"), large = new("http://g/large");
        HashSet<Quad> model = [
            .. Enumerable.Range(0, 40).Select(i => QuadOf(i, i * 60, small)),
            .. Enumerable.Range(0, 2500).Select(i => QuadOf(i, i, large)),
        ];
        using QuadStore store = QuadStore.CreateInMemory();
        foreach (IEnumerable<Quad> part in new[] { model.Skip(10), model.Take(10) })
        {
            using WriteTransaction transaction = store.BeginWrite();
            foreach (Quad quad in part) Apply(Kind.Add, quad, transaction, [], []);
            transaction.Commit();
        }
        using Snapshot snapshot = store.AcquireSnapshot();
        SnapshotCheck.Check(snapshot, model, [small, large], allSelectors: true, prefixRows: 4, batches: [7, 700]);

        static Quad QuadOf(int subject, int @object, Iri graph) =>
            new(new Iri($"http://s/{subject % 900}"), new Iri($"http://p/{subject % 2}"), new Iri($"http://o/{@object}"), graph);
    }

    private static Quad RandomQuad(Random random)
    {
        Term @object = random.Next(4) switch
        {
            3 => new TripleTerm(new Iri($"http://example.org/resource/{random.Next(40)}"), new Iri("http://example.org/p0"), new Literal($"{random.Next(9)}")),
            0 => new Literal($"{random.Next(40)}", new Iri("http://www.w3.org/2001/XMLSchema#integer")),
            1 => new Literal($"a longer text {random.Next(40)}", "fr"),
            _ => new Iri($"http://example.org/resource/{random.Next(40)}"),
        };
        var subject = new Iri($"http://example.org/resource/{random.Next(60)}");
        // The first predicate is much more frequent, so that prefixes span blocks.
        return new(subject, new Iri($"http://example.org/p{random.Next(4) / 3}"), @object, Graphs[random.Next(4)]);
    }

    private static void Run(((Kind Kind, Quad Quad)[] Steps, bool Commits)[] history)
    {
        using QuadStore store = QuadStore.CreateInMemory();
        var model = new HashSet<Quad>();
        var kept = new List<(Snapshot Snapshot, HashSet<Quad> Model)>();
        foreach (((Kind Kind, Quad Quad)[] steps, bool commits) in history)
        {
            HashSet<Quad> next = [.. model];
            using (WriteTransaction transaction = store.BeginWrite())
            {
                HashSet<Quad> looked = [.. model];
                foreach ((Kind kind, Quad quad) in steps)
                {
                    Apply(kind, quad, transaction, next, looked);
                    if (kind is Kind.Look or Kind.Clear) looked = [.. next];
                }
                if (commits) CheckCounts(transaction.Commit(), model, next, steps.Any(step => step.Kind == Kind.Clear));
            }
            if (commits) model = next;
            kept.Add((store.AcquireSnapshot(), model));
        }
        for (int i = 0; i < kept.Count; i++)
        {
            bool isLast = i == kept.Count - 1;
            SnapshotCheck.Check(kept[i].Snapshot, kept[i].Model, Graphs, isLast, prefixRows: isLast ? 6 : 1, batches: [1, 3, 64]);
            kept[i].Snapshot.Dispose();
        }
    }

    private static void CheckCounts(QuadChanges changes, HashSet<Quad> before, HashSet<Quad> after, bool isCleared)
    {
        int kept = isCleared ? 0 : before.Intersect(after).Count();
        Assert.Equal(new QuadChanges(after.Count - kept, before.Count - kept), changes);
    }

    private static void Apply(Kind kind, Quad quad, WriteTransaction transaction, HashSet<Quad> model, HashSet<Quad> looked)
    {
        switch (kind)
        {
            case Kind.Add:
                TestTerms.Add(transaction, quad);
                model.Add(quad);
                break;
            case Kind.Remove:
                TestTerms.Remove(transaction, quad);
                model.Remove(quad);
                break;
            case Kind.Clear:
                transaction.Clear(GraphSelector.Each);
                model.Clear();
                break;
            case Kind.ClearNamed:
                transaction.Clear(GraphSelector.EachNamed);
                model.RemoveWhere(item => item.Graph is not null);
                break;
            case Kind.Look:
                using (Snapshot snapshot = transaction.AcquireSnapshot())
                {
                    SnapshotCheck.Check(snapshot, model, Graphs, allSelectors: false, prefixRows: 1, batches: [3]);
                }
                break;
            case Kind.Undo:
                transaction.UndoSinceSnapshot();
                model.Clear();
                model.UnionWith(looked);
                break;
            default:
                transaction.Clear(GraphSelector.Default);
                model.RemoveWhere(item => item.Graph is null);
                break;
        }
    }
}
