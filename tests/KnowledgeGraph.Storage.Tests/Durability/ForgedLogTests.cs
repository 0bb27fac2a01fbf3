using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Durability;
using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Tests.Durability;

/// <summary>Records of a log that somebody changed who knows how to make the checksums match.</summary>
public class ForgedLogTests
{
    [Fact]
    public void TryReplay_ChangedRecords_AreRefusedOrMeanSomething()
    {
        var random = new Random(3);
        byte[][] records = CreateRecords();
        int refused = 0;
        for (int round = 0; round < 3000; round++)
        {
            byte[] forged = [.. records[random.Next(records.Length)]];
            for (int change = random.Next(1, 3); change > 0; change--)
            {
                ref byte at = ref forged[random.Next(random.Next(2) == 0 ? Math.Min(forged.Length, 80) : forged.Length)];
                at = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)(at ^ (1 << random.Next(8)));
            }
            var terms = new TermDictionary(1 << 20);
            using var changes = new ChangeSet();
            if (!LogRecord.TryReplay(forged, terms, changes, out ulong blankNodeCount)) refused++;
            else CheckKnown(terms, changes, blankNodeCount);
            terms.Release();
        }
        Assert.InRange(refused, 500, 2999);
    }

    private static void CheckKnown(TermDictionary terms, ChangeSet changes, ulong blankNodeCount)
    {
        byte[] scratch = new byte[Snapshot.ScratchBytes];
        foreach (ref readonly QuadKey row in changes.ResolveAlone().Span)
        {
            Assert.True(terms.IsKnown(new(row.C2), terms.Delta.Count, blankNodeCount));
            Assert.NotEqual(TermKind.None, terms.Decode(new(row.C2), terms.Delta.Count, scratch).Kind);
        }
    }

    // The first record of a store each, which goes on from nothing.
    private static byte[][] CreateRecords() =>
    [
        .. Enumerable.Range(0, 5).Select(seed =>
        {
            var disk = new SimulatedDisk();
            using (QuadStore store = QuadStore.Open(disk, StoreScript.Path))
            {
                using WriteTransaction transaction = store.BeginWrite();
                foreach (Quad quad in Loading.LoadDocuments.RandomQuads(new(seed), 30, 10)) TestTerms.Add(transaction, quad);
                transaction.Commit();
            }
            string name = disk.Names.Single(name => name.EndsWith(".kgl", StringComparison.Ordinal));
            byte[]? first = null;
            MappedFile log = disk.Load(Path.Combine(StoreScript.Path, name));
            var manifest = Manifest.Read(disk, Path.Combine(StoreScript.Path, Manifest.FileName));
            new LogReader(log, manifest.Log, manifest.LogLength).Read(record =>
            {
                first ??= record.ToArray();
                return true;
            });
            log.Release();
            return first!;
        }),
    ];
}
