namespace KnowledgeGraph.Storage.Terms;

/// <summary>
/// Makes one sorted dictionary of a segment's and of the terms that came since, without the terms that no quad uses any more; and
/// tells the new id of each old one.
/// </summary>
/// <remarks>First <see cref="Mark"/> what is used, then <see cref="Run"/>, then <see cref="Map"/>. One thread at a time.</remarks>
internal sealed class DictionaryMerge
{
    private const uint Unused = uint.MaxValue;
    private readonly TermDictionary _old;
    private readonly uint[] _deltaMap;
    private readonly Dictionary<ValueTag, uint[]> _segmentMaps = [];

    public DictionaryMerge(TermDictionary old)
    {
        _old = old;
        _deltaMap = new uint[old.Delta.Count];
        Array.Fill(_deltaMap, Unused);
        foreach (ValueTag tag in SegmentDictionary.Tags)
        {
            uint[] map = new uint[old.Segment?[tag].Count ?? 0];
            Array.Fill(map, Unused);
            _segmentMaps.Add(tag, map);
        }
    }

    /// <summary>Keeps the term of an id; ids without a dictionary term are passed over.</summary>
    public void Mark(ulong id)
    {
        var tag = (ValueTag)(id >> 56);
        if (tag is ValueTag.Iri or >= ValueTag.String) Slot(tag, id) = 0;
    }

    /// <summary>Builds the dictionary of the terms marked.</summary>
    public SegmentDictionary Run()
    {
        ValueTag[] tags = SegmentDictionary.Tags.ToArray();
        uint[][] added = new uint[tags.Length][];
        Parallel.For(0, tags.Length, i =>
        {
            added[i] = DeltaTermsOf(tags[i]);
            TermSorter.Sort(_old.Delta, added[i]);
        });
        var suffixes = new SuffixTable();
        var sections = new DictionarySection[tags.Length];
        for (int i = 0; i < tags.Length; i++) sections[i] = MergeSection(tags[i], added[i], suffixes);
        return new(sections, suffixes);
    }

    /// <summary>The new id of an old one that was marked.</summary>
    public ulong Map(ulong id)
    {
        var tag = (ValueTag)(id >> 56);
        return tag is ValueTag.Iri or >= ValueTag.String ? new ValueId(tag, Slot(tag, id)).Bits : id;
    }

    private ref uint Slot(ValueTag tag, ulong id)
    {
        if ((id & TermDictionary.DeltaBit) != 0) return ref _deltaMap[(uint)id];
        return ref _segmentMaps[tag][(uint)id];
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

    private DictionarySection MergeSection(ValueTag tag, uint[] added, SuffixTable suffixes)
    {
        using var builder = new DictionarySectionBuilder(compress: tag == ValueTag.Iri);
        uint[] segmentMap = _segmentMaps[tag];
        int next = 0;
        Span<byte> scratch = stackalloc byte[DictionarySection.MaxCompressedBytes];
        if (_old.Segment is { } segment)
        {
            DictionarySection section = segment[tag];
            for (uint bucket = 0; bucket < section.BucketCount; bucket++)
            {
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
