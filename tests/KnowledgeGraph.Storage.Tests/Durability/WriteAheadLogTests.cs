using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Durability;
using KnowledgeGraph.Storage.Files;

namespace KnowledgeGraph.Storage.Tests.Durability;

/// <summary>The log by itself.</summary>
public class WriteAheadLogTests
{
    private const string Path = "/store/log-000001.kgl";

    [Fact]
    public void Append_MoreThanAFrameMayHold_MakesSeveralFrames()
    {
        var disk = new SimulatedDisk();
        var id = FileId.OfNewLog(1);
        byte[][] records = [.. Enumerable.Range(1, 7).Select(i => Enumerable.Repeat((byte)i, i == 4 ? 500 : 60).ToArray())];
        using (var log = new WriteAheadLog(WriteAheadLog.Create(disk, Path, id), id, 0, state => state.Release(), () => false, 200))
        {
            foreach (byte[] record in records) log.Append(record, null);
            log.FlushAll();
        }
        List<byte[]> read = [];
        MappedFile file = disk.Map(Path);
        var reader = new LogReader(file, id, file.Length);
        reader.Read(record =>
        {
            read.Add(record.ToArray());
            return true;
        });
        file.Release();
        Assert.Equal(records, read);
        Assert.Equal(5, reader.FrameCount);
    }

    [Fact]
    public void Read_TornLogFullOfWhatLooksLikeFrames_IsRefusedSoon()
    {
        var disk = new SimulatedDisk();
        var id = FileId.OfNewLog(1);
        const int Count = 30_000;
        int frameBytes = Marshal.SizeOf<LogFormat.Frame>();
        using (IWritableFile log = WriteAheadLog.Create(disk, Path, id))
        {
            for (int i = 0; i < Count; i++)
            {
                var frame = new LogFormat.Frame { Magic = LogFormat.FrameMagic, Number = 2, Length = (Count - i - 1L) * frameBytes };
                log.Write(MemoryMarshal.AsBytes<LogFormat.Frame>([frame]));
            }
        }
        MappedFile file = disk.Map(Path);
        StorageCorruptionException error = Assert.Throws<StorageCorruptionException>(() => new LogReader(file, id, 0).Read(_ => true));
        file.Release();
        Assert.Contains("looks like frames", error.Message, StringComparison.Ordinal);
    }
}
