using KnowledgeGraph.Storage.Loading;
using KnowledgeGraph.Storage.Tests.Durability;

namespace KnowledgeGraph.Storage.Tests.Loading;

/// <summary>Rows that are distributed over ranges of an order, each of which has to fit into the memory.</summary>
public class RowRangesTests
{
    private const int MaxRows = 1000;

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void Read_FewRowsAgainAndAgain_FitsAndHasEachRow(int distinct)
    {
        LoadRow[] known = [.. Enumerable.Range(0, distinct).Select(i => new LoadRow((uint)i, 1, 2, 0))];
        using var spill = new SpillFiles(new SimulatedDisk(), StoreScript.Path);
        using var ranges = new RowRanges(QuadOrder.Spo, [.. Enumerable.Repeat(known, 50).SelectMany(rows => rows)], 20, MaxRows, 1024 * 1024, spill);
        using var chunk = new RowChunk();
        var random = new Random(1);
        for (int round = 0; round < 5; round++)
        {
            foreach (ref LoadRow row in chunk.Room) row = known[random.Next(distinct)];
            chunk.Count = RowChunk.MaxRows;
            ranges.Classify(chunk);
            ranges.Add(chunk);
        }
        ranges.Flush();
        Assert.InRange(ranges.Count, 2, 20);
        // A buffer is written at once.
        Assert.InRange(ranges.LargestCount, 1, MaxRows + 4096);
        Assert.Equal(known, ReadAll(ranges).Distinct().OrderBy(row => row.Subject));
    }

    [Fact]
    public void Read_DistinctRows_HasEachOnce()
    {
        const int Count = RowChunk.MaxRows;
        LoadRow[] rows = [.. Enumerable.Range(0, Count).Select(i => new LoadRow((uint)(i % 777), (uint)(i % 5), (uint)i, 0))];
        using var spill = new SpillFiles(new SimulatedDisk(), StoreScript.Path);
        using var ranges = new RowRanges(QuadOrder.Pos, [.. rows.Where((_, i) => i % 50 == 0)], 12, MaxRows, 64 * 1024, spill);
        using var chunk = new RowChunk { Count = Count };
        rows.CopyTo(chunk.Room);
        ranges.Classify(chunk);
        ranges.Add(chunk);
        ranges.Flush();
        Assert.Equal(rows.OrderBy(row => row.Object), ReadAll(ranges).OrderBy(row => row.Object));
    }

    private static unsafe List<LoadRow> ReadAll(RowRanges ranges)
    {
        var rows = new LoadRow[ranges.LargestCount];
        List<LoadRow> all = [];
        for (int range = 0; range < ranges.Count; range++)
        {
            fixed (LoadRow* address = rows) all.AddRange(rows.AsSpan(0, (int)ranges.Read(range, address)));
        }
        return all;
    }
}
