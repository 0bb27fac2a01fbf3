using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage.Durability;

namespace KnowledgeGraph.Storage.Tests.Durability;

/// <summary>Flipped bits and cut files: they are named, and never served as if nothing had happened.</summary>
public class CorruptionTests
{
    private static readonly SimulatedDisk Sound = CreateStore(out Content);
    private static readonly HashSet<Quad> Content;

    [Theory]
    [InlineData("manifest", 150)]
    [InlineData(".kgs", 400)]
    [InlineData(".kgl", 400)]
    public void OpenAndRead_FlippedBit_IsNamed(string file, int count)
    {
        string name = Sound.Names.Single(name => name == file || name.EndsWith(file, StringComparison.Ordinal));
        int length = Sound.BytesOf(name).Count, named = 0;
        var random = new Random(1);
        for (int i = 0; i < count; i++)
        {
            SimulatedDisk disk = Sound.AfterKill();
            int at = i < 40 ? Math.Min(i, length - 1) : random.Next(length);
            disk.BytesOf(name)[at] ^= (byte)(1 << random.Next(8));
            if (FindDamage(disk) is { } message)
            {
                Assert.Contains(name, message, StringComparison.Ordinal);
                named++;
            }
        }
        Assert.Equal(count, named);
    }

    [Theory]
    [InlineData("manifest")]
    [InlineData(".kgs")]
    [InlineData(".kgl")]
    public void Open_CutFile_IsNamed(string file)
    {
        string name = NameOf(file);
        int length = Sound.BytesOf(name).Count;
        foreach (int kept in new[] { 0, 1, length / 2, length - 1 })
        {
            SimulatedDisk disk = Sound.AfterKill();
            disk.BytesOf(name).RemoveRange(kept, length - kept);
            StorageCorruptionException error = Assert.Throws<StorageCorruptionException>(() => StoreScript.Open(disk));
            Assert.EndsWith(name, error.File, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Open_LogCutBetweenFrames_IsNamed()
    {
        string name = NameOf(".kgl");
        List<int> ends = FrameEndsOf(Sound.BytesOf(name));
        Assert.InRange(ends.Count, 10, 100);
        foreach (int end in ends[..^1])
        {
            SimulatedDisk disk = Sound.AfterKill();
            List<byte> bytes = disk.BytesOf(name);
            bytes.RemoveRange(end, bytes.Count - end);
            StorageCorruptionException error = Assert.Throws<StorageCorruptionException>(() => StoreScript.Open(disk));
            Assert.Contains("the log is cut", error.Message, StringComparison.Ordinal);
            Assert.Equal(end, error.Offset);
            Assert.Throws<StorageCorruptionException>(() => QuadStore.OpenReadOnly(disk, StoreScript.Path));
        }
    }

    [Fact]
    public void Open_LogWithoutAFrameInTheMiddle_IsNamed()
    {
        string name = NameOf(".kgl");
        List<int> ends = FrameEndsOf(Sound.BytesOf(name));
        for (int frame = 1; frame < ends.Count - 1; frame++)
        {
            // As after a kill, where the manifest does not yet know the log's length.
            SimulatedDisk disk = CreateStore(out _, closes: false).AfterKill();
            Assert.Equal(ends, FrameEndsOf(disk.BytesOf(name)));
            disk.BytesOf(name).RemoveRange(ends[frame - 1], ends[frame] - ends[frame - 1]);
            StorageCorruptionException error = Assert.Throws<StorageCorruptionException>(() => StoreScript.Open(disk));
            Assert.Contains($"frame {frame + 1}", error.Section, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Open_LogGrownAfterTheStoreWasOpenedAndCutBelow_IsNamed()
    {
        SimulatedDisk disk = Sound.AfterKill();
        using QuadStore store = StoreScript.Open(disk);
        using (WriteTransaction transaction = store.BeginWrite(TestContext.Current.CancellationToken))
        {
            TestTerms.Add(transaction, new(new Iri("http://s"), new Iri("http://p"), new Iri("http://o"), null));
            transaction.Commit();
        }
        SimulatedDisk killed = disk.AfterKill();
        List<byte> bytes = killed.BytesOf(NameOf(".kgl"));
        bytes.RemoveRange(FrameEndsOf(bytes)[^3], bytes.Count - FrameEndsOf(bytes)[^3]);
        Assert.Throws<StorageCorruptionException>(() => StoreScript.Open(killed));
    }

    [Theory]
    [InlineData(".kgs")]
    [InlineData(".kgl")]
    public void Open_MissingFile_IsNamedAsDamage(string file)
    {
        string name = NameOf(file);
        SimulatedDisk disk = Sound.AfterKill();
        disk.Delete(System.IO.Path.Combine(StoreScript.Path, name));
        foreach (Func<QuadStore> open in new[] { () => StoreScript.Open(disk), () => QuadStore.OpenReadOnly(disk, StoreScript.Path) })
        {
            StorageCorruptionException error = Assert.Throws<StorageCorruptionException>(open);
            Assert.EndsWith(name, error.File, StringComparison.Ordinal);
            Assert.Contains("missing", error.Message, StringComparison.Ordinal);
            Assert.Contains("restore", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("manifest", ".kgs")]
    [InlineData(".kgs", ".kgs")]
    [InlineData(".kgl", ".kgl")]
    public void Open_FileOfAnotherStore_IsNamed(string swapped, string named)
    {
        SimulatedDisk disk = Sound.AfterKill(), other = CreateStore(out _, "http://other/");
        Assert.Equal(Sound.Names, other.Names);
        string name = Sound.Names.Single(name => name == swapped || name.EndsWith(swapped, StringComparison.Ordinal));
        List<byte> bytes = disk.BytesOf(name);
        bytes.Clear();
        bytes.AddRange(other.BytesOf(name));
        StorageCorruptionException error = Assert.Throws<StorageCorruptionException>(() => StoreScript.Open(disk));
        Assert.EndsWith(named, error.File, StringComparison.Ordinal);
        Assert.Throws<StorageCorruptionException>(() => QuadStore.OpenReadOnly(disk, StoreScript.Path));
    }

    [Fact]
    public void Open_SegmentOfAnotherVersion_SaysSo()
    {
        SimulatedDisk disk = Sound.AfterKill();
        disk.BytesOf(Sound.Names.Single(name => name.EndsWith(".kgs", StringComparison.Ordinal)))[8] = 99;
        StorageException error = Assert.Throws<StorageException>(() => StoreScript.Open(disk));
        Assert.Contains("format 99", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scan_FlippedBitInOneBlock_ServesTheOthers()
    {
        SimulatedDisk disk = Sound.AfterKill();
        string name = Sound.Names.Single(name => name.EndsWith(".kgs", StringComparison.Ordinal));
        List<byte> bytes = disk.BytesOf(name);
        var thrown = 0;
        for (int at = bytes.Count / 4; at < bytes.Count && thrown == 0; at += 997)
        {
            bytes[at] ^= 4;
            try
            {
                using QuadStore store = StoreScript.Open(disk);
                using Snapshot snapshot = store.AcquireSnapshot();
                Assert.Equal(Content.Count, snapshot.QuadCount);
                foreach (QuadOrder order in Enum.GetValues<QuadOrder>())
                {
                    using QuadScan scan = snapshot.Scan(default, GraphSelector.Each, order);
                    var error = Record.Exception(() => scan.Read(new ValueId[100_000], default, default, default));
                    if (error is StorageCorruptionException corruption)
                    {
                        Assert.Contains("block", corruption.Section, StringComparison.Ordinal);
                        Assert.InRange(corruption.Offset, 0, at);
                        thrown++;
                    }
                }
            }
            catch (StorageCorruptionException)
            {
            }
            bytes[at] ^= 4;
        }
        Assert.Equal(1, thrown);
    }

    // Null where the content was read as it has to be.
    private static string? FindDamage(SimulatedDisk disk)
    {
        try
        {
            using QuadStore store = StoreScript.Open(disk);
            using (Snapshot snapshot = store.AcquireSnapshot())
            {
                try
                {
                    Assert.True(Content.SetEquals(TestTerms.ReadAll(snapshot)), "wrong quads were served");
                }
                catch (StorageCorruptionException)
                {
                    Assert.NotEmpty(store.Check());
                }
            }
            IReadOnlyList<string> problems = store.Check();
            return problems.Count > 0 ? problems[0] : null;
        }
        catch (StorageException error)
        {
            return error.Message;
        }
    }

    private static string NameOf(string end) => Sound.Names.Single(name => name == end || name.EndsWith(end, StringComparison.Ordinal));

    private static List<int> FrameEndsOf(List<byte> log)
    {
        Span<byte> bytes = CollectionsMarshal.AsSpan(log);
        List<int> ends = [];
        for (int at = LogFormat.HeaderBytes; at < bytes.Length; ends.Add(at))
        {
            at += Unsafe.SizeOf<LogFormat.Frame>() + (int)MemoryMarshal.Read<LogFormat.Frame>(bytes[at..]).Length;
        }
        return ends;
    }

    private static SimulatedDisk CreateStore(out HashSet<Quad> content, string subjects = "http://s/", bool closes = true)
    {
        var disk = new SimulatedDisk();
        content = [];
        QuadStore store = QuadStore.Open(disk, StoreScript.Path);
        for (int commit = 0; commit < 12; commit++)
        {
            using (WriteTransaction transaction = store.BeginWrite())
            {
                for (int i = 0; i < (commit == 0 ? 3000 : 5); i++)
                {
                    Term @object = i % 2 == 0 ? new Literal($"un texte plus long {i % 300} {commit}", "fr") : new Iri($"http://o/{i % 50}");
                    Iri? graph = i % 3 == 0 ? new($"http://g/{i % 4}") : null;
                    var quad = new Quad(new Iri($"{subjects}{i}"), new Iri($"http://p/{i % 7}"), @object, graph);
                    TestTerms.Add(transaction, quad);
                    content.Add(quad);
                }
                transaction.Commit();
            }
            if (commit == 0) store.Compact();
        }
        if (closes) store.Dispose();
        return disk;
    }
}
