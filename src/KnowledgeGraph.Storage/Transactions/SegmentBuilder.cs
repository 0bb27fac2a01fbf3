using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Transactions;

/// <summary>Makes one segment of everything: the terms get sorted ids, the quads are sorted by them and packed in every order.</summary>
internal static class SegmentBuilder
{
    /// <summary>Builds the segment of layers and of rows on top of them, and its dictionary; null where no quad is left.</summary>
    public static (Layer Segment, SegmentDictionary Terms)? Build(IReadOnlyList<Layer> layers, LayerRows top, TermDictionary terms)
    {
        using NativeList<QuadKey> rows = Collect(layers, top);
        return Build(rows, terms);
    }

    /// <summary>The same of quads in any order, some perhaps several times. The list is used up.</summary>
    public static (Layer Segment, SegmentDictionary Terms)? Build(NativeList<QuadKey> rows, TermDictionary terms)
    {
        if (rows.Count == 0) return null;
        var merge = new DictionaryMerge(terms);
        foreach (ref readonly QuadKey row in rows.Span)
        {
            merge.Mark(row.C0);
            merge.Mark(row.C1);
            merge.Mark(row.C2);
            merge.Mark(row.C3);
        }
        SegmentDictionary dictionary = merge.Run();
        foreach (ref QuadKey row in rows.Span) row = new(merge.Map(row.C0), merge.Map(row.C1), merge.Map(row.C2), merge.Map(row.C3));
        using (var scratch = new NativeList<QuadKey>(rows.Count))
        {
            scratch.Resize(rows.Count);
            QuadSorter.SortAll(rows.Span, scratch.Span);
        }
        KeepDistinct(rows);
        var quads = new QuadSet(rows);
        quads.AddReference();
        return (new Layer(quads, null, quads, null), dictionary);
    }

    private static NativeList<QuadKey> Collect(IReadOnlyList<Layer> layers, LayerRows top)
    {
        var rows = new NativeList<QuadKey>();
        var sources = new List<RunCursor>();
        foreach (Layer layer in layers)
        {
            Open(sources, layer.Added, 1);
            Open(sources, layer.Removed, -1);
        }
        using var run = new MergedRun(sources, distinct: false);
        ReadOnlySpan<QuadKey> removed = top.Removed.Span;
        for (int ready = run.Fill(); ready > 0; ready = run.Fill())
        {
            ReadOnlySpan<ulong> c0 = run.Column(0), c1 = run.Column(1), c2 = run.Column(2), c3 = run.Column(3);
            for (int i = 0; i < ready; i++)
            {
                var row = new QuadKey(c0[i], c1[i], c2[i], c3[i]);
                if (!removed.IsEmpty && removed[0] == row) removed = removed[1..];
                else rows.Add(row);
            }
            run.Advance(ready);
        }
        foreach (ref readonly QuadKey row in top.Added.Span) rows.Add(row);
        return rows;
    }

    private static void KeepDistinct(NativeList<QuadKey> sorted)
    {
        Span<QuadKey> rows = sorted.Span;
        int kept = 1;
        for (int i = 1; i < rows.Length; i++)
        {
            if (rows[i] != rows[kept - 1]) rows[kept++] = rows[i];
        }
        sorted.Resize(kept);
    }

    private static void Open(List<RunCursor> sources, QuadSet? set, int sign)
    {
        if (set is not null) sources.Add(new(set[QuadOrder.Spo], 0, set.Count, sign, null, distinct: false));
    }
}
