namespace KnowledgeGraph.Storage.Terms;

/// <summary>
/// Makes one sorted dictionary of a segment's and of the terms that came since, without the terms that no quad uses any more; and
/// tells the new id of each old one.
/// </summary>
/// <remarks>
/// First <see cref="Mark"/> what is used, then <see cref="Run"/>, then <see cref="Map(ulong)"/>. The terms of the segment keep their order, so
/// rows sorted by old ids are sorted by the new ones too. One thread at a time; the writer may add terms meanwhile.
/// </remarks>
internal sealed partial class DictionaryMerge
{
    private const uint Unused = uint.MaxValue;
    private const int StepBuckets = 256;
    private readonly TermDictionary _old;
    private readonly uint[] _deltaMap;
    private readonly uint[][] _segmentMaps = new uint[byte.MaxValue + 1][];

    /// <summary>Begins with no term marked.</summary>
    /// <param name="old">The dictionary, which stays the caller's.</param>
    /// <param name="deltaTermCount">Its delta terms that take part; later ones have no new id.</param>
    public DictionaryMerge(TermDictionary old, uint deltaTermCount)
    {
        _old = old;
        _deltaMap = new uint[deltaTermCount];
        Array.Fill(_deltaMap, Unused);
        foreach (ValueTag tag in SegmentDictionary.Tags)
        {
            uint[] map = new uint[old.Segment?[tag].Count ?? 0];
            Array.Fill(map, Unused);
            _segmentMaps[(int)tag] = map;
        }
    }

    /// <summary>Keeps every term of the segment.</summary>
    public void MarkSegment()
    {
        foreach (ValueTag tag in SegmentDictionary.Tags) Array.Clear(_segmentMaps[(int)tag]);
    }

    /// <summary>
    /// Keeps the term of an id, of a triple term those that it is made of too; ids without a dictionary term are passed over.
    /// </summary>
    public void Mark(ulong id)
    {
        var tag = (ValueTag)(id >> 56);
        if (!TermDictionary.HasTerm(tag)) return;
        if (tag == ValueTag.TripleTerm) MarkTermsOf(id);
        Slot(tag, id) = 0;
    }

    /// <summary>Builds the dictionary of the terms marked.</summary>
    /// <param name="step">
    /// Called again and again, may take its time or throw; null: the work is done as fast as it can be, on several threads.
    /// </param>
    public SegmentDictionary Run(Action? step = null)
    {
        ValueTag[] tags = SegmentDictionary.Tags.ToArray();
        uint[][] added = new uint[tags.Length][];
        // Triple terms come last, and are sorted by the new ids of the others.
        int texts = tags.Length - 1;
        if (step is null) Parallel.For(0, texts, Sort);
        else for (int i = 0; i < texts; i++) Sort(i);
        var suffixes = new SuffixTable();
        var sections = new DictionarySection[tags.Length];
        int built = 0;
        try
        {
            for (; built < texts; built++) sections[built] = MergeSection(tags[built], added[built], suffixes, step);
            sections[built++] = MergeTriples(step);
        }
        catch
        {
            while (built > 0) sections[--built].Free();
            throw;
        }
        return new(sections, suffixes);

        void Sort(int i)
        {
            step?.Invoke();
            added[i] = DeltaTermsOf(tags[i]);
            TermSorter.Sort(_old.Delta, added[i]);
        }
    }

    /// <summary>The new id of an old one that was marked; it is the old one where it stands for no dictionary term.</summary>
    public ulong Map(ulong id)
    {
        var tag = (ValueTag)(id >> 56);
        return TermDictionary.HasTerm(tag) ? new ValueId(tag, Slot(tag, id)).Bits : id;
    }

    /// <summary>The same of any old id; false where its term has no new one: it was not marked, or came later.</summary>
    public bool TryMap(ulong id, out ulong mapped)
    {
        mapped = id;
        var tag = (ValueTag)(id >> 56);
        if (!TermDictionary.HasTerm(tag)) return true;
        if ((id & TermDictionary.DeltaBit) != 0 && (uint)id >= _deltaMap.Length) return false;
        uint slot = Slot(tag, id);
        if (slot == Unused) return false;
        mapped = new ValueId(tag, slot).Bits;
        return true;
    }

    private ref uint Slot(ValueTag tag, ulong id)
    {
        if ((id & TermDictionary.DeltaBit) != 0) return ref _deltaMap[(uint)id];
        return ref _segmentMaps[(int)tag][(uint)id];
    }

    private uint[] DeltaTermsOf(ValueTag tag)
    {
        var ordinals = new List<uint>();
        for (uint ordinal = 0; ordinal < _deltaMap.Length; ordinal++)
        {
            if (_deltaMap[ordinal] != Unused && _old.Delta[ordinal].Tag == tag) ordinals.Add(ordinal);
        }
        return [.. ordinals];
    }

    private DictionarySection MergeSection(ValueTag tag, uint[] added, SuffixTable suffixes, Action? step)
    {
        using var builder = new DictionarySectionBuilder();
        uint[] segmentMap = _segmentMaps[(int)tag];
        int next = 0;
        Span<byte> scratch = stackalloc byte[DictionarySection.ScratchBytes];
        if (_old.Segment is { } segment)
        {
            DictionarySection section = segment[tag];
            for (uint bucket = 0; bucket < section.BucketCount; bucket++)
            {
                if (bucket % StepBuckets == 0) step?.Invoke();
                DictionarySection.Cursor cursor = section.OpenBucket(bucket, scratch);
                while (cursor.MoveNext())
                {
                    if (segmentMap[cursor.Ordinal] == Unused) continue;
                    var key = new DictionaryKey(tag, cursor.Value, segment.Suffix(cursor.Suffix));
                    while (next < added.Length && SegmentDictionary.Compare(_old.Delta[added[next]], key) < 0) Append(added[next++]);
                    segmentMap[cursor.Ordinal] = builder.Add(key.Value, suffixes.GetOrAdd(key.Suffix));
                }
            }
        }
        while (next < added.Length) Append(added[next++]);
        return builder.Complete();

        void Append(uint ordinal)
        {
            DictionaryKey key = _old.Delta[ordinal];
            _deltaMap[ordinal] = builder.Add(key.Value, suffixes.GetOrAdd(key.Suffix));
        }
    }
}
