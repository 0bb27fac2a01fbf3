namespace KnowledgeGraph.Storage.Terms;

/// <content>Triple terms, whose keys are ids and change with them.</content>
internal sealed partial class DictionaryMerge
{
    private void MarkTermsOf(ulong id)
    {
        while (Slot(ValueTag.TripleTerm, id) == Unused)
        {
            Slot(ValueTag.TripleTerm, id) = 0;
            TripleIds triple = _old.TripleOf(new(id));
            Mark(triple.Subject);
            Mark(triple.Predicate);
            id = triple.Object;
            if (new ValueId(id).IsTripleTerm) continue;
            Mark(id);
            return;
        }
    }

    /// <summary>
    /// The section of the triple terms, once all others are made. Those of the segment keep their order, as the terms that they are made of
    /// do; one depth of nesting comes after the other, so that the ids inside of each are known.
    /// </summary>
    private DictionarySection MergeTriples(Action? step)
    {
        using var builder = new DictionarySectionBuilder();
        var added = new AddedTriples(this, builder);
        if (_old.Segment is { } segment)
        {
            DictionarySection section = segment[ValueTag.TripleTerm];
            uint[] map = _segmentMaps[(int)ValueTag.TripleTerm];
            Span<byte> scratch = stackalloc byte[DictionarySection.ScratchBytes];
            Span<byte> bytes = stackalloc byte[TripleIds.KeyBytes];
            for (uint bucket = 0; bucket < section.BucketCount; bucket++)
            {
                if (bucket % StepBuckets == 0) step?.Invoke();
                DictionarySection.Cursor cursor = section.OpenBucket(bucket, scratch);
                while (cursor.MoveNext())
                {
                    if (map[cursor.Ordinal] == Unused) continue;
                    TripleIds old = TripleIds.Read(cursor.Value);
                    added.AppendBefore(old.Depth);
                    TripleIds triple = Map(old);
                    added.AppendBefore(triple);
                    map[cursor.Ordinal] = builder.Add(triple.Write(bytes), SuffixTable.None);
                }
            }
        }
        added.AppendBefore(int.MaxValue);
        return builder.Complete();
    }

    private TripleIds Map(in TripleIds triple) => new(triple.Depth, Map(triple.Subject), Map(triple.Predicate), Map(triple.Object));

    /// <summary>The triple terms that came since the segment, handed to a builder depth by depth and sorted.</summary>
    private sealed class AddedTriples
    {
        private readonly DictionaryMerge _merge;
        private readonly DictionarySectionBuilder _builder;
        private readonly (int Depth, uint Ordinal)[] _waiting;
        private (TripleIds Triple, uint Ordinal)[] _sorted = [];
        private int _begun;
        private int _next;

        public AddedTriples(DictionaryMerge merge, DictionarySectionBuilder builder)
        {
            (_merge, _builder) = (merge, builder);
            _waiting = Array.ConvertAll(
                merge.DeltaTermsOf(ValueTag.TripleTerm),
                ordinal => (TripleIds.Read(merge._old.Delta[ordinal].Value).Depth, ordinal));
            Array.Sort(_waiting);
        }

        /// <summary>Hands over everything that is less deep.</summary>
        public void AppendBefore(int depth)
        {
            while (_begun < _waiting.Length && _waiting[_begun].Depth <= depth)
            {
                AppendRest();
                Begin(_waiting[_begun].Depth);
            }
            if (_sorted.Length > 0 && _sorted[0].Triple.Depth < depth) AppendRest();
        }

        /// <summary>Hands over what is below a triple term; all that is less deep was handed over.</summary>
        public void AppendBefore(in TripleIds triple)
        {
            while (_next < _sorted.Length && _sorted[_next].Triple.CompareTo(triple) < 0) Append();
        }

        private void AppendRest()
        {
            while (_next < _sorted.Length) Append();
        }

        private void Begin(int depth)
        {
            int start = _begun;
            while (_begun < _waiting.Length && _waiting[_begun].Depth == depth) _begun++;
            _sorted = Array.ConvertAll(
                _waiting[start.._begun],
                item => (_merge.Map(TripleIds.Read(_merge._old.Delta[item.Ordinal].Value)), item.Ordinal));
            Array.Sort(_sorted);
            _next = 0;
        }

        private void Append()
        {
            Span<byte> bytes = stackalloc byte[TripleIds.KeyBytes];
            (TripleIds triple, uint ordinal) = _sorted[_next++];
            _merge._deltaMap[ordinal] = _builder.Add(triple.Write(bytes), SuffixTable.None);
        }
    }
}
