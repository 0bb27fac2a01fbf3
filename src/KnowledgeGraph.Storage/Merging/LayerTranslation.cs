using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Merging;

/// <summary>
/// Says in a merged segment's ids what layers said in the old ones: those that were committed while the merge ran. Terms that the
/// merge left out, or that came later, are added to the new dictionary. One thread at a time.
/// </summary>
internal sealed class LayerTranslation(TermDictionary old, DictionaryMerge ids, TermDictionary next)
{
    /// <summary>The layer in new ids; the old one stays the caller's.</summary>
    public Layer Translate(Layer layer)
    {
        QuadSet? added = Translate(layer.Added), removed = Translate(layer.Removed);
        return new(added, removed, TriplesOf(layer.AddedTriples, layer.Added, added), TriplesOf(layer.RemovedTriples, layer.Removed, removed));
    }

    private QuadSet? TriplesOf(QuadSet? triples, QuadSet? quads, QuadSet? translatedQuads)
    {
        if (triples is null || triples != quads) return Translate(triples);
        translatedQuads!.AddReference();
        return translatedQuads;
    }

    private QuadSet? Translate(QuadSet? quads)
    {
        if (quads is null) return null;
        using var rows = new NativeList<QuadKey>((int)quads.Count);
        using (var cursor = new RunCursor(quads[QuadOrder.Spo], 0, quads.Count, 1, null, distinct: false))
        {
            for (; !cursor.IsAtEnd; cursor.Advance(1))
            {
                QuadKey row = cursor.Current;
                rows.Add(new(Map(row.C0), Map(row.C1), Map(row.C2), Map(row.C3)));
            }
        }
        using (var scratch = new NativeList<QuadKey>(rows.Count))
        {
            scratch.Resize(rows.Count);
            QuadSorter.SortAll(rows.Span, scratch.Span);
        }
        return new(rows);
    }

    private ulong Map(ulong id)
    {
        if (ids.TryMap(id, out ulong mapped)) return mapped;
        if (new ValueId(id).IsTripleTerm)
        {
            TripleIds triple = old.TripleOf(new(id));
            return next.GetOrAddTriple(new(Map(triple.Subject)), new(Map(triple.Predicate)), new(Map(triple.Object))).Bits;
        }
        return AddText(id);
    }

    private ulong AddText(ulong id)
    {
        Span<byte> scratch = stackalloc byte[DictionarySection.ScratchBytes];
        return next.AddKey(old.KeyOf(new(id), scratch)).Bits;
    }
}
