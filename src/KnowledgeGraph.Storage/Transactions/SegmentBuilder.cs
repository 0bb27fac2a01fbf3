using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Transactions;

/// <summary>Makes a first segment of quads: the terms get sorted ids, the quads are sorted by them and packed in every order.</summary>
internal static class SegmentBuilder
{
    /// <summary>
    /// Builds the segment of quads in any order, some perhaps several times, and its dictionary; null where there is none. The list is
    /// used up.
    /// </summary>
    public static (Layer Segment, SegmentDictionary Terms)? Build(NativeList<QuadKey> rows, TermDictionary terms)
    {
        if (rows.Count == 0) return null;
        var merge = new DictionaryMerge(terms, terms.Delta.Count);
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
}
