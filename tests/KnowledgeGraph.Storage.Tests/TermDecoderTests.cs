using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage.Tests;

public class TermDecoderTests
{
    [Fact]
    public void Decode_TermsOfEveryKind_GivesThoseOfTheSnapshotForSomeCalls()
    {
        using QuadStore store = CreateStore();
        using Snapshot snapshot = store.AcquireSnapshot();
        ValueId[] ids = ObjectsOf(snapshot);
        Assert.InRange(ids.Select(id => id.Tag).Distinct().Count(), 6, 20);
        TermDecoder decoder = snapshot.CreateTermDecoder();
        var random = new Random(4);
        byte[] scratch = new byte[Snapshot.ScratchBytes];
        for (int round = 0; round < 300; round++)
        {
            // All of a row at once, as whoever writes triples holds them.
            ValueId a = ids[random.Next(ids.Length)], b = ids[random.Next(round % 20 + 1)], c = ids[random.Next(ids.Length)];
            Utf8Term first = decoder.Decode(a), second = decoder.Decode(b), third = decoder.Decode(c);
            for (int i = 3; i < TermDecoder.ValidCalls; i++) decoder.Decode(ids[random.Next(ids.Length)]);
            Assert.Equal(snapshot.Decode(a, scratch).ToTerm(), first.ToTerm());
            Assert.Equal(snapshot.Decode(b, scratch).ToTerm(), second.ToTerm());
            Assert.Equal(snapshot.Decode(c, scratch).ToTerm(), third.ToTerm());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public void Read_TermsOneAfterTheOther_GivesThoseOfTheSnapshot(int step)
    {
        using QuadStore store = CreateStore();
        using Snapshot snapshot = store.AcquireSnapshot();
        TermReader reader = snapshot.CreateTermReader();
        byte[] scratch = new byte[Snapshot.ScratchBytes], own = new byte[Snapshot.ScratchBytes];
        ValueId[] ids = [.. ObjectsOf(snapshot).Distinct().Order().Where((_, i) => i % step == 0)];
        // Twice each, and then back.
        foreach (ValueId id in ids.SelectMany(id => new[] { id, id }).Concat(ids.Reverse()))
        {
            Assert.Equal(snapshot.Decode(id, scratch).ToTerm(), reader.Decode(id, own).ToTerm());
        }
    }

    [Fact]
    public void Decode_IdsOfNoTerm_AreRefused()
    {
        using QuadStore store = CreateStore();
        using Snapshot snapshot = store.AcquireSnapshot();
        TermDecoder decoder = snapshot.CreateTermDecoder();
        TermReader reader = snapshot.CreateTermReader();
        Assert.True(decoder.Decode(ValueId.DefaultGraph).IsNone);
        Assert.True(reader.Decode(ValueId.DefaultGraph, new byte[Snapshot.ScratchBytes]).IsNone);
        foreach (ValueId id in new[] { ValueId.None, new(ValueTag.Iri, 1 << 30), new(ValueTag.Iri, 0, isLocal: true) })
        {
            Assert.Throws<ArgumentException>(() => decoder.Decode(id));
            Assert.Throws<ArgumentException>(() => reader.Decode(id, new byte[Snapshot.ScratchBytes]));
        }
    }

    private static ValueId[] ObjectsOf(Snapshot snapshot)
    {
        ValueId[] ids = new ValueId[10_000];
        using QuadScan scan = snapshot.Scan(default, GraphSelector.Each, QuadOrder.Osp);
        return ids[..scan.Read(default, default, ids, default)];
    }

    private static QuadStore CreateStore()
    {
        QuadStore store = QuadStore.CreateInMemory();
        foreach (int start in new[] { 0, 4000 })
        {
            using WriteTransaction transaction = store.BeginWrite();
            for (int i = start; i < start + (start == 0 ? 4000 : 50); i++)
            {
                Term @object = (i % 10) switch
                {
                    0 => new Iri($"http://example.org/{i / 50}/{i}"),
                    1 => new Literal($"un texte de plus {i}", "fr"),
                    2 => new Literal($"{i}", new Iri("http://www.w3.org/2001/XMLSchema#integer")),
                    3 => new Literal(new string('é', i % 700) + i),
                    4 => new BlankNode($"b{i}"),
                    5 => new Literal($"+{i}", new Iri("http://www.w3.org/2001/XMLSchema#integer")),
                    6 => new Literal($"court{i % 9}"),
                    8 => new TripleTerm(new Iri($"http://s/{i % 100}"), new Iri("http://p"), new Literal(new string('x', i % 900) + i, "ar", "rtl")),
                    9 => new TripleTerm(
                        new BlankNode($"b{i}"),
                        new Iri("http://q"),
                        new TripleTerm(new Iri($"http://s/{i}"), new Iri("http://p"), new Iri($"http://example.org/{i / 50}/{i - 9}"))),
                    _ => new Iri($"http://autre.example.org/{i * 7919}"),
                };
                TestTerms.Add(transaction, new Quad(new Iri($"http://s/{i}"), new Iri("http://p"), @object, null));
            }
            transaction.Commit();
        }
        return store;
    }
}
