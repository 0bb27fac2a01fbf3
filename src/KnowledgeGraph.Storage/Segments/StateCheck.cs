using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// Reads everything of a state and compares it with itself: checksums, the sorting of every order, that all orders hold the same rows,
/// counts of directories, the sorting of terms, and that every id means a term. One thread at a time.
/// </summary>
internal sealed unsafe class StateCheck
{
    private const int BlockRows = PackedPermutation.BlockRows;
    private readonly StoreState _state;
    private readonly CancellationToken _cancellationToken;
    private readonly List<string> _problems = [];

    private StateCheck(StoreState state, CancellationToken cancellationToken)
    {
        _state = state;
        _cancellationToken = cancellationToken;
    }

    /// <summary>What is wrong, one message each; the state stays the caller's.</summary>
    public static IReadOnlyList<string> Run(StoreState state, CancellationToken cancellationToken)
    {
        var check = new StateCheck(state, cancellationToken);
        if (state.Terms.Segment is { } terms)
        {
            foreach (ValueTag tag in SegmentDictionary.Tags) check.Guard(() => check.CheckTerms(terms, tag));
        }
        check.Guard(check.CheckDeltaTriples);
        if (state.Terms.Segment?.File is { } file) check.Guard(() => SegmentReader.VerifyGaps(file));
        for (int i = 0; i < state.Layers.Length; i++)
        {
            string name = i == 0 ? "lowest layer" : $"layer {i}";
            Layer layer = state.Layers[i];
            check.CheckSet(layer.Added, $"{name}, added quads");
            check.CheckSet(layer.Removed, $"{name}, removed quads");
            if (layer.AddedTriples != layer.Added) check.CheckSet(layer.AddedTriples, $"{name}, added triples");
            if (layer.RemovedTriples != layer.Removed) check.CheckSet(layer.RemovedTriples, $"{name}, removed triples");
        }
        check.Guard(check.CheckStatistics);
        check.Guard(check.CheckCounts);
        return check._problems;
    }

    private void Guard(Action check)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        try
        {
            check();
        }
        catch (StorageCorruptionException error)
        {
            if (!_problems.Contains(error.Message)) _problems.Add(error.Message);
        }
    }

    private void CheckTerms(SegmentDictionary terms, ValueTag tag)
    {
        DictionarySection section = terms[tag];
        section.VerifyChecksums();
        byte[] last = [], scratch = new byte[DictionarySection.ScratchBytes];
        uint lastSuffix = 0;
        for (uint bucket = 0; bucket < section.BucketCount; bucket++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            DictionarySection.Cursor cursor = section.OpenBucket(bucket, scratch);
            while (cursor.MoveNext())
            {
                if (cursor.Suffix >= terms.Suffixes.Count)
                {
                    _problems.Add($"{tag} term {cursor.Ordinal}: its datatype or language {cursor.Suffix} does not exist");
                    return;
                }
                bool isAscending = cursor.Ordinal == 0 || SegmentDictionary.Compare(
                    new(tag, last, terms.Suffix(lastSuffix)), new(tag, cursor.Value, terms.Suffix(cursor.Suffix))) < 0;
                if (!isAscending) _problems.Add($"{tag} term {cursor.Ordinal}: it does not come after the one before it");
                if (!isAscending) return;
                (last, lastSuffix) = (cursor.Value.ToArray(), cursor.Suffix);
                if (tag != ValueTag.TripleTerm || IsMadeOfKnown(cursor.Value, ofSegment: true)) continue;
                _problems.Add($"{tag} term {cursor.Ordinal}: it is not made of terms before it");
                return;
            }
        }
    }

    private void CheckDeltaTriples()
    {
        DeltaDictionary terms = _state.Terms.Delta;
        for (uint ordinal = 0; ordinal < _state.DeltaTermCount; ordinal++)
        {
            DictionaryKey key = terms[ordinal];
            if (key.Tag != ValueTag.TripleTerm || IsMadeOfKnown(key.Value, ofSegment: false)) continue;
            _problems.Add($"term {ordinal} since the last merge: it is not made of terms of the store");
            return;
        }
    }

    /// <summary>Whether a triple term's terms are known, of kinds that can stand there, and as deep as it says.</summary>
    private bool IsMadeOfKnown(ReadOnlySpan<byte> value, bool ofSegment)
    {
        if (!TripleIds.TryRead(value, out TripleIds triple)) return false;
        ValueId subject = new(triple.Subject), predicate = new(triple.Predicate), @object = new(triple.Object);
        bool isTriple = subject.Tag is ValueTag.Iri or ValueTag.BlankNode && predicate.Tag == ValueTag.Iri && @object.Tag >= ValueTag.BlankNode;
        if (!isTriple || !IsKnown(triple.Subject) || !IsKnown(triple.Predicate) || !IsKnown(triple.Object)) return false;
        if (ofSegment && (TermDictionary.IsDelta(subject) || TermDictionary.IsDelta(predicate) || TermDictionary.IsDelta(@object))) return false;
        return triple.Depth == (@object.IsTripleTerm ? _state.Terms.TripleOf(@object).Depth + 1 : 0);
    }

    private void CheckSet(QuadSet? set, string name)
    {
        if (set is null) return;
        (long Rows, ulong Sum)? first = null;
        foreach (QuadOrder order in Enum.GetValues<QuadOrder>())
        {
            // A view of another order has nothing of its own.
            if (set[order] is not PackedPermutation rows) continue;
            Guard(() =>
            {
                rows.VerifyChecksums();
                (long Rows, ulong Sum) content = CheckOrder(rows, $"{name}, order {order}");
                first ??= content;
                if (content != first) _problems.Add($"{name}, order {order}: it does not hold the same rows as the first order");
            });
        }
    }

    private (long Rows, ulong Sum) CheckOrder(PackedPermutation rows, string name)
    {
        ReadOnlySpan<byte> roles = OrderLayout.RolesOf(rows.Order);
        int graphColumn = OrderLayout.ColumnOf(rows.Order, OrderLayout.Graph);
        var entries = (BlockEntry*)rows.Directory.Address;
        ulong[] columns = new ulong[4 * BlockRows];
        var counts = default(BlockEntry.BlockCounts);
        ulong sum = 0, minGraph = ulong.MaxValue, maxGraph = 0;
        QuadKey last = default;
        for (long block = 0; block < rows.BlockCount; block++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            long start = block * BlockRows;
            int count = (int)Math.Min(BlockRows, rows.RowCount - start);
            for (int column = 0; column < 4; column++) rows.Decode(start, column, columns.AsSpan(column * BlockRows, count));
            for (int length = 0; length < 4; length++)
            {
                if (entries[block].Before[length] == counts[length]) continue;
                _problems.Add($"{name}, block {block}: the directory's counts are not those of the rows");
                return (rows.RowCount, sum);
            }
            for (int i = 0; i < count; i++)
            {
                var row = new QuadKey(columns[i], columns[BlockRows + i], columns[(2 * BlockRows) + i], columns[(3 * BlockRows) + i]);
                bool isFirst = start + i == 0;
                string? problem = null;
                if (i == 0 && row != entries[block].First) problem = "it is not the first row that the directory names";
                else if (!isFirst && row.CompareTo(last, 4) <= 0) problem = "it does not come after the one before it";
                else if (!AreKnown(row)) problem = "an id means no term";
                if (problem is not null)
                {
                    _problems.Add($"{name}, row {start + i}: {problem}");
                    return (rows.RowCount, sum);
                }
                for (int length = 1; length <= 3; length++)
                {
                    if (isFirst || row.CompareTo(last, length) != 0) counts[length - 1]++;
                }
                ulong graph = row[graphColumn];
                if (graph == ValueId.DefaultGraph.Bits) counts[3]++;
                (minGraph, maxGraph) = (Math.Min(minGraph, graph), Math.Max(maxGraph, graph));
                sum += Hash(row, roles);
                last = row;
            }
        }
        PermutationSummary summary = rows.Summary;
        bool fits = summary.MinGraph == minGraph && summary.MaxGraph == maxGraph
            && ((ReadOnlySpan<long>)summary.Totals).SequenceEqual((ReadOnlySpan<long>)counts);
        if (!fits) _problems.Add($"{name}: the counts of the whole are not those of the rows");
        return (rows.RowCount, sum);
    }

    private bool AreKnown(in QuadKey row) => IsKnown(row.C0) && IsKnown(row.C1) && IsKnown(row.C2) && IsKnown(row.C3);

    private bool IsKnown(ulong bits)
    {
        var id = new ValueId(bits);
        // A triple without a graph has none in its place.
        return id.IsNone || _state.Terms.IsKnown(id, _state.DeltaTermCount, _state.BlankNodeCount);
    }

    // Adding up is the same in any order of the rows.
    private static ulong Hash(in QuadKey row, ReadOnlySpan<byte> roles)
    {
        ulong hash = 0;
        for (int column = 0; column < 4; column++)
        {
            ulong part = (row[column] + ((ulong)roles[column] * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93;
            hash += (part ^ (part >> 32)) * 0xA0761D6478BD642F;
        }
        return (hash ^ (hash >> 29)) * 0xE7037ED1A0B428DB;
    }

    private void CheckStatistics()
    {
        if (_state.Layers is not [{ Added: { } quads }, ..]) return;
        ValueId type = _state.TypeId;
        NativeBlock kept = StatisticsFormat.Write(quads.GetStatistics(type));
        NativeBlock counted = StatisticsFormat.Write(StatisticsBuilder.Build(quads[QuadOrder.Spo], type));
        var keptBytes = new ReadOnlySpan<byte>(kept.Address, (int)kept.Length);
        bool isSame = keptBytes.SequenceEqual(new(counted.Address, (int)counted.Length));
        kept.Free();
        counted.Free();
        if (!isSame) _problems.Add("the statistics are not those of the triples");
    }

    private void CheckCounts()
    {
        _state.AddReference();
        using var snapshot = new Snapshot(_state);
        using QuadScan quads = snapshot.Scan(default, GraphSelector.Each, QuadOrder.Spo);
        using QuadScan triples = snapshot.Scan(default, GraphSelector.MergeAll, QuadOrder.Spo);
        long quadCount = CountRows(quads), tripleCount = CountRows(triples);
        if (quadCount != _state.QuadCount) _problems.Add($"{quadCount:N0} quads were read, and the store counts {_state.QuadCount:N0}");
        if (tripleCount != _state.TripleCount)
        {
            _problems.Add($"{tripleCount:N0} triples were read, and the store counts {_state.TripleCount:N0}");
        }
    }

    private long CountRows(QuadScan scan)
    {
        ValueId[] subjects = new ValueId[BlockRows];
        long count = 0;
        for (int rows = scan.Read(subjects, default, default, default); rows > 0; rows = scan.Read(subjects, default, default, default))
        {
            _cancellationToken.ThrowIfCancellationRequested();
            count += rows;
        }
        return count;
    }
}
