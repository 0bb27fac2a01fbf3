using CsCheck;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Terms;
using KnowledgeGraph.Storage.Tests.Durability;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>Triple terms in a store, taken apart and found by ids; <see cref="StoreModelTests"/> says what else a store does with them.</summary>
public class TripleTermTests
{
    private static readonly Iri P = new("http://example.org/p");

    private static readonly Gen<Term> Resources = Gen.Int[0, 6].Select(i => (Term)new Iri($"http://example.org/resource/{i}"));
    private static readonly Gen<Iri> Predicates = Gen.Int[0, 2].Select(i => new Iri($"http://example.org/p{i}"));

    private static readonly Gen<Term> Objects = Gen.OneOf(
        Resources,
        Gen.Int[-3, 3].Select(i => (Term)new Literal($"{i}", new Iri("http://www.w3.org/2001/XMLSchema#integer"))),
        Gen.Int[0, 3].Select(i => (Term)new Literal("a longer text", "ar", new[] { null, "ltr", "rtl", null }[i])),
        Gen.Int[0, 3].Select(i => (Term)new Literal($"a text without a language {i}")));

    private static readonly Gen<TripleTerm> Triples = Gen.Select(
        Resources,
        Predicates,
        Gen.Recursive<Term>((depth, inner) => depth == 4
            ? Objects
            : Gen.OneOf(Objects, Gen.Select(Resources, Predicates, inner, (s, p, o) => (Term)new TripleTerm(s, p, o)))),
        (s, p, o) => new TripleTerm(s, p, o));

    [Fact]
    public void TryGetTriple_AnyTriplesMergedOrNot_GivesIdsThatFindThemAgain() =>
        Gen.Select(Triples.Array[0, 40], Triples.Array[0, 10], Triples.Array[5]).Sample(
            (merged, added, others) =>
            {
                // In a durable store, what few quads are committed stay on top of the segment.
                using QuadStore store = QuadStore.Open(new SimulatedDisk(), "/store");
                Write(store, merged);
                store.Compact(TestContext.Current.CancellationToken);
                Write(store, added);
                Assert.Empty(store.Check(TestContext.Current.CancellationToken));
                using Snapshot snapshot = store.AcquireSnapshot();
                HashSet<TripleTerm> known = [.. merged.Concat(added).SelectMany(NestedIn)];
                foreach (TripleTerm triple in known) CheckIds(snapshot, triple);
                foreach (TripleTerm other in others.Where(other => !known.Contains(other)))
                {
                    Assert.False(snapshot.TryGetId(TestTerms.ToUtf8(other), out _));
                }
                CheckRanges(snapshot, known, [.. merged.SelectMany(NestedIn)]);
            },
            iter: 100);

    [Fact]
    public void TryGetTriple_OtherIds_GivesNone()
    {
        // Not merged, so that all terms are numbered together.
        using QuadStore store = QuadStore.Open(new SimulatedDisk(), "/store");
        Write(store, [new TripleTerm(P, P, P)]);
        using Snapshot snapshot = store.AcquireSnapshot();
        ValueId p = TestTerms.IdOf(snapshot, P), triple = TestTerms.IdOf(snapshot, new TripleTerm(P, P, P));
        Assert.Throws<ArgumentException>(() => TestTerms.TermOf(snapshot, new(ValueTag.Iri, triple.Payload)));
        foreach (ValueId id in new[] { default, p, new(ValueTag.TripleTerm, p.Payload), new ValueId(triple.Tag, triple.Payload, isLocal: true), new(triple.Tag, triple.Payload + 1) })
        {
            Assert.False(snapshot.TryGetTriple(id, out _, out _, out _));
        }
        Assert.True(InlineValue.TryFromInteger(4, out ValueId four));
        foreach ((ValueId S, ValueId P, ValueId O) in new[] { (four, p, p), (p, four, p), (p, p, default), (triple, p, p), (new(p.Tag, p.Payload, true), p, p) })
        {
            Assert.False(snapshot.TryFindTriple(S, P, O, out _));
        }
        Assert.False(triple.IsLiteral);
        Assert.True(triple.IsTripleTerm);
        Assert.True(triple.CompareTo(new(ValueTag.TypedLiteral, ulong.MaxValue)) > 0);
    }

    [Fact]
    public void Compact_TriplesThatWentAndTermsInsideOfOthers_ForgetsAndKeepsThem()
    {
        var inside = new TripleTerm(new Iri("http://only/inside"), new Iri("http://only/p"), new Literal("a text that stands nowhere else"));
        var outer = new TripleTerm(P, P, inside);
        using QuadStore store = QuadStore.CreateInMemory();
        Write(store, [outer, new TripleTerm(P, P, P)]);
        store.Compact(TestContext.Current.CancellationToken);
        using (WriteTransaction transaction = store.BeginWrite(TestContext.Current.CancellationToken))
        {
            TestTerms.Remove(transaction, new Quad(P, P, new TripleTerm(P, P, P), null));
            transaction.Commit();
        }
        store.Compact(TestContext.Current.CancellationToken);
        using (Snapshot snapshot = store.AcquireSnapshot())
        {
            Assert.Equal(outer, TestTerms.TermOf(snapshot, TestTerms.IdOf(snapshot, outer)));
            Assert.False(snapshot.TryGetId(TestTerms.ToUtf8(new TripleTerm(P, P, P)), out _));
            Assert.Equal(2, snapshot.EstimateTripleTerms(default, default));
        }
        using (WriteTransaction transaction = store.BeginWrite(TestContext.Current.CancellationToken))
        {
            TestTerms.Remove(transaction, new Quad(P, P, outer, null));
            TestTerms.Add(transaction, new Quad(P, P, P, null));
            transaction.Commit();
        }
        store.Compact(TestContext.Current.CancellationToken);
        using Snapshot last = store.AcquireSnapshot();
        Assert.False(last.TryGetId(TestTerms.ToUtf8(inside.Subject), out _));
        Assert.Equal(0, last.EstimateTripleTerms(default, default));
    }

    [Fact]
    public void Intern_IdsOfTheTransaction_IsTheTripleOfTheirTerms()
    {
        using QuadStore store = QuadStore.CreateInMemory();
        using (WriteTransaction transaction = store.BeginWrite(TestContext.Current.CancellationToken))
        {
            ValueId p = transaction.Intern(TestTerms.ToUtf8(P)), node = transaction.CreateBlankNode();
            ValueId triple = transaction.Intern(node, p, transaction.Intern(p, p, node));
            Assert.Equal(triple, transaction.Intern(node, p, transaction.Intern(p, p, node)));
            transaction.Add(node, p, triple, ValueId.DefaultGraph);
            Assert.Throws<ArgumentException>(() => transaction.Intern(triple, p, p));
            Assert.Throws<ArgumentException>(() => transaction.Intern(p, node, p));
            Assert.Throws<ArgumentException>(() => transaction.Add(triple, p, p, ValueId.DefaultGraph));
            Assert.Throws<ArgumentException>(() => transaction.Add(p, p, p, triple));
            transaction.Commit();
        }
        using Snapshot snapshot = store.AcquireSnapshot();
        Quad quad = Assert.Single(TestTerms.ReadAll(snapshot));
        Assert.Equal(new TripleTerm(quad.Subject, P, new TripleTerm(P, P, quad.Subject)), quad.Object);
    }

    [Fact]
    public void Add_NestedAsDeepAsCanBe_IsKept()
    {
        Term deepest = new Literal("the bottom");
        for (int depth = 0; depth < TripleIds.MaxDepth; depth++) deepest = new TripleTerm(P, P, deepest);
        using QuadStore store = QuadStore.CreateInMemory();
        using (WriteTransaction transaction = store.BeginWrite(TestContext.Current.CancellationToken))
        {
            TestTerms.Add(transaction, new Quad(P, P, deepest, null));
            Assert.Throws<StorageLimitException>(() => TestTerms.Add(transaction, new Quad(P, P, new TripleTerm(P, P, deepest), null)));
            transaction.Commit();
        }
        store.Compact(TestContext.Current.CancellationToken);
        Assert.Empty(store.Check(TestContext.Current.CancellationToken));
        using Snapshot snapshot = store.AcquireSnapshot();
        Assert.Equal(deepest, TestTerms.ReadAll(snapshot).Single().Object);
        Assert.Equal(TripleIds.MaxDepth, snapshot.TripleTermRanges(TestTerms.IdOf(snapshot, P), default).Count);
    }

    private static void CheckIds(Snapshot snapshot, TripleTerm triple)
    {
        ValueId id = TestTerms.IdOf(snapshot, triple);
        Assert.True(snapshot.TryGetTriple(id, out ValueId subject, out ValueId predicate, out ValueId @object));
        Assert.Equal(
            (TestTerms.IdOf(snapshot, triple.Subject), TestTerms.IdOf(snapshot, triple.Predicate), TestTerms.IdOf(snapshot, triple.Object)),
            (subject, predicate, @object));
        Assert.True(snapshot.TryFindTriple(subject, predicate, @object, out ValueId found));
        Assert.Equal(id, found);
        Assert.Equal(triple, TestTerms.TermOf(snapshot, id));
    }

    private static void CheckRanges(Snapshot snapshot, HashSet<TripleTerm> known, HashSet<TripleTerm> merged)
    {
        Assert.Equal(known.Count, snapshot.EstimateTripleTerms(default, default));
        foreach (IGrouping<(Term Subject, Iri Predicate), TripleTerm> group in known.GroupBy(triple => (triple.Subject, triple.Predicate)))
        {
            ValueId subject = TestTerms.IdOf(snapshot, group.Key.Subject), predicate = TestTerms.IdOf(snapshot, group.Key.Predicate);
            IReadOnlyList<(ValueId First, ValueId Last)> ranges = snapshot.TripleTermRanges(subject, predicate);
            Assert.Equal(ranges.OrderBy(range => range.First), ranges);
            Assert.All(group, triple => Assert.Contains(ranges, range => IsIn(range, TestTerms.IdOf(snapshot, triple))));
            Assert.Equal(group.Count(merged.Contains), snapshot.EstimateTripleTerms(subject, predicate));
            Assert.Equal(
                merged.Count(triple => triple.Subject.Equals(group.Key.Subject)), snapshot.EstimateTripleTerms(subject, default));
        }
        Assert.All(
            known, triple => Assert.Contains(snapshot.TripleTermRanges(default, default), range => IsIn(range, TestTerms.IdOf(snapshot, triple))));
    }

    private static bool IsIn((ValueId First, ValueId Last) range, ValueId id) => range.First.CompareTo(id) <= 0 && id.CompareTo(range.Last) <= 0;

    private static IEnumerable<TripleTerm> NestedIn(TripleTerm triple)
    {
        for (Term term = triple; term is TripleTerm nested; term = nested.Object) yield return nested;
    }

    private static void Write(QuadStore store, IEnumerable<Term> objects)
    {
        using WriteTransaction transaction = store.BeginWrite();
        foreach (Term term in objects) TestTerms.Add(transaction, new Quad(P, P, term, null));
        transaction.Commit();
    }
}
