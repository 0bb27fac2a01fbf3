using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Durability;
using KnowledgeGraph.Storage.Files;

namespace KnowledgeGraph.Storage.Tests.Durability;

/// <summary>Stores as older programs wrote them, and as newer ones might.</summary>
public class OlderVersionTests
{
    private static readonly Quad[] Quads =
        [.. Enumerable.Range(0, 6).Select(i => new Quad(new Iri($"http://s/{i}"), new Iri("http://p"), new Literal("un texte plus long", "fr"), null))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Open_StoreOfAnOlderVersion_HoldsItsContentAndIsOfTheCurrentOneThen(int version)
    {
        SimulatedDisk disk = CreateStore(version);
        using (QuadStore shared = QuadStore.OpenReadOnly(disk, StoreScript.Path)) StoreScript.Check(shared, [[.. Quads]]);
        Assert.StartsWith($"knowledge-graph store {version}\n", TextOf(disk, "manifest"), StringComparison.Ordinal);
        using (QuadStore store = StoreScript.Open(disk))
        {
            StoreScript.Check(store, [[.. Quads]]);
            Assert.Empty(store.Check(TestContext.Current.CancellationToken));
        }
        Assert.StartsWith("knowledge-graph store 3\n", TextOf(disk, "manifest"), StringComparison.Ordinal);
        using QuadStore reopened = StoreScript.Open(disk);
        StoreScript.Check(reopened, [[.. Quads]]);
    }

    [Fact]
    public void Open_StoreOfANewerVersion_SaysWhatToDo()
    {
        SimulatedDisk disk = CreateStore(4);
        StorageException error = Assert.Throws<StorageException>(() => StoreScript.Open(disk));
        Assert.Contains("version 4", error.Message, StringComparison.Ordinal);
        Assert.Contains("use the program that wrote it, or a newer one", error.Message, StringComparison.Ordinal);
    }

    private static SimulatedDisk CreateStore(int version)
    {
        var disk = new SimulatedDisk();
        using (QuadStore store = StoreScript.Open(disk))
        {
            for (int i = 0; i < Quads.Length; i++)
            {
                using WriteTransaction transaction = store.BeginWrite();
                TestTerms.Add(transaction, Quads[i]);
                transaction.Commit();
                if (i == 2) store.Compact();
            }
        }
        string[] lines = TextOf(disk, "manifest").Split('\n');
        long segment = NumberIn(lines[1]), log = NumberIn(lines[2]);
        ToVersion(disk.BytesOf(Manifest.LogFileName(log)), Math.Min(version, 3), segment);
        string body = $"knowledge-graph store {version}\n" + version switch
        {
            1 => $"segment {segment}\nlog {log}\n{lines[4]}\n",
            2 => $"{lines[1]}\n{lines[2]}\n{lines[4]}\n",
            _ => string.Join('\n', lines[1..5]) + "\n",
        };
        List<byte> manifest = disk.BytesOf("manifest");
        manifest.Clear();
        manifest.AddRange(Encoding.ASCII.GetBytes($"{body}checksum {Crc32C.Compute(Encoding.ASCII.GetBytes(body)):x8}\n"));
        return disk;
    }

    private static void ToVersion(List<byte> log, int version, long segment)
    {
        Span<byte> bytes = CollectionsMarshal.AsSpan(log);
        ref LogFormat.Header header = ref MemoryMarshal.AsRef<LogFormat.Header>(bytes);
        header.Version = (uint)version;
        if (version == 1) header.Mark = (ulong)segment;
        header.Checksum = header.ComputeChecksum();
        for (int at = LogFormat.HeaderBytes; at < bytes.Length;)
        {
            ref LogFormat.Frame frame = ref MemoryMarshal.AsRef<LogFormat.Frame>(bytes[at..]);
            int records = at + Unsafe.SizeOf<LogFormat.Frame>();
            frame.Checksum = frame.ComputeChecksum(bytes.Slice(records, (int)frame.Length), header.FrameSeed);
            at = records + (int)frame.Length;
        }
    }

    private static long NumberIn(string line) => long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);

    private static string TextOf(SimulatedDisk disk, string name) => Encoding.ASCII.GetString([.. disk.BytesOf(name)]);
}
