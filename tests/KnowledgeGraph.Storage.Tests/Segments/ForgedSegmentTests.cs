using System.Runtime.InteropServices;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;
using KnowledgeGraph.Storage.Tests.Durability;
using KnowledgeGraph.Storage.Tests.Loading;
using static KnowledgeGraph.Storage.Segments.SegmentFormat;

namespace KnowledgeGraph.Storage.Tests.Segments;

/// <summary>
/// Segments that were changed by somebody who knows how to make the checksums match: whatever they hold, whoever reads them stays inside
/// of them, comes to an end, and tells what cannot be read.
/// </summary>
public unsafe class ForgedSegmentTests
{
    private static readonly byte[] Sound = CreateSegment();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_ForgedBytes_AreReadOrNamed(int seed)
    {
        var random = new Random(seed);
        Section[] sections = [.. SegmentForger.SectionsOf(Sound).Where(section => section.Length > 0)];
        int named = 0, sealedCount = 0;
        for (int i = 0; i < 150; i++)
        {
            byte[] forged = [.. Sound];
            for (int change = random.Next(1, 4); change > 0; change--)
            {
                Section section = sections[random.Next(sections.Length)];
                // The beginnings of terms are tables, and those of blocks say most.
                long limit = random.Next(2) == 0 ? Math.Min(section.Length, 400) : section.Length;
                ref byte at = ref forged[section.Offset + random.NextInt64(limit)];
                at = random.Next(3) switch { 0 => (byte)random.Next(256), 1 => (byte)(at ^ (1 << random.Next(8))), _ => 0xFF };
            }
            if (!SegmentForger.TrySeal(forged)) continue;
            sealedCount++;
            if (!TryReadAll(forged)) named++;
        }
        Assert.InRange(sealedCount, 75, 150);
        Assert.InRange(named, 20, sealedCount);
    }

    [Fact]
    public void Read_SegmentOfTheVersionBeforeTripleTerms_IsRead()
    {
        byte[] older = CreateSegment(hasTripleTerms: false);
        int table = (int)MemoryMarshal.Read<Trailer>(older.AsSpan(^sizeof(Trailer)..)).TableOffset;
        MemoryMarshal.AsRef<Header>(older.AsSpan()).Version = OldestVersion;
        Span<Section> sections = MemoryMarshal.Cast<byte, Section>(older.AsSpan(table..^sizeof(Trailer)));
        foreach (ref Section section in sections)
        {
            if (section.Kind == Kind.Properties) section.Length -= sizeof(ulong);
        }
        Assert.True(SegmentForger.TrySeal(older));
        Assert.True(TryReadAll(older));
    }

    /// <summary>Reads every row in every order, every term and every count; false where something is named that cannot be.</summary>
    private static bool TryReadAll(byte[] segment)
    {
        var file = new GuardedFile(segment);
        try
        {
            (Layer quads, SegmentDictionary terms) = SegmentReader.Open(file);
            var state = new StoreState(new TermDictionary(1 << 20, terms), 0, 1000, [quads]);
            using var snapshot = new Snapshot(state);
            state.AddReference();
            try
            {
                bool isSound = StateCheck.Run(state, TestContext.Current.CancellationToken).Count == 0;
                foreach (QuadOrder order in Enum.GetValues<QuadOrder>()) isSound &= TryRead(snapshot, order);
                return isSound;
            }
            finally
            {
                state.Release();
            }
        }
        catch (StorageException)
        {
            return false;
        }
        finally
        {
            file.Release();
        }
    }

    private static bool TryRead(Snapshot snapshot, QuadOrder order)
    {
        ValueId[] s = new ValueId[256], p = new ValueId[256], o = new ValueId[256], g = new ValueId[256];
        byte[] scratch = new byte[Snapshot.ScratchBytes];
        try
        {
            using QuadScan scan = snapshot.Scan(default, GraphSelector.Each, order);
            for (int rows = scan.Read(s, p, o, g); rows > 0; rows = scan.Read(s, p, o, g))
            {
                foreach (ValueId id in o.AsSpan(0, rows)) snapshot.Decode(id, scratch);
                foreach (ValueId id in s.AsSpan(0, rows)) snapshot.Decode(id, scratch);
                snapshot.Count(new(s[0], p[0], o[0]), GraphSelector.MergeAll);
                snapshot.Count(new(default, p[0], o[rows - 1]), GraphSelector.One(g[0]));
                snapshot.TryGetId(snapshot.Decode(o[rows / 2], scratch), out _);
            }
            return true;
        }
        catch (StorageException)
        {
            return false;
        }
        catch (ArgumentException error) when (error.Message.Contains("no term", StringComparison.Ordinal))
        {
            return false;
        }
    }

    private static byte[] CreateSegment(bool hasTripleTerms = true)
    {
        var disk = new SimulatedDisk();
        using (QuadStore store = QuadStore.Open(disk, StoreScript.Path))
        {
            store.Load([LoadDocuments.Of(LoadDocuments.RandomQuads(new(1), 6000, 500, hasTripleTerms: hasTripleTerms), RdfFormat.NQuads)]);
        }
        return [.. disk.BytesOf(disk.Names.Single(name => name.EndsWith(".kgs", StringComparison.Ordinal)))];
    }
}
