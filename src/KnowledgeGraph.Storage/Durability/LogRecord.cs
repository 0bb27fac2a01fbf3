using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Durability;

/// <summary>
/// What a commit changes, as the log keeps it: the terms it brought, then the quads it added and took away, as ids of 64 bits. Ids
/// mean the terms of the log's segment and the terms that the log brought so far.
/// </summary>
internal static class LogRecord
{
    private const int HeaderBytes = 24;
    private const int TermHeaderBytes = 9;

    /// <summary>
    /// Writes the record of a commit whose new terms are those from <paramref name="firstTerm"/> to before <paramref name="endTerm"/>.
    /// </summary>
    public static void Write(
        IBufferWriter<byte> destination, DeltaDictionary terms, uint firstTerm, uint endTerm, ulong blankNodeCount, Layer changes)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(header, blankNodeCount);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], firstTerm);
        BinaryPrimitives.WriteUInt32LittleEndian(header[12..], endTerm - firstTerm);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], checked((int)(changes.Added?.Count ?? 0)));
        BinaryPrimitives.WriteInt32LittleEndian(header[20..], checked((int)(changes.Removed?.Count ?? 0)));
        destination.Write(header);
        Span<byte> termHeader = header[..TermHeaderBytes];
        for (uint ordinal = firstTerm; ordinal < endTerm; ordinal++)
        {
            DictionaryKey key = terms[ordinal];
            termHeader[0] = (byte)key.Tag;
            BinaryPrimitives.WriteInt32LittleEndian(termHeader[1..], key.Value.Length);
            BinaryPrimitives.WriteInt32LittleEndian(termHeader[5..], key.Suffix.Length);
            destination.Write(termHeader);
            destination.Write(key.Value);
            destination.Write(key.Suffix);
        }
        WriteRows(destination, changes.Added);
        WriteRows(destination, changes.Removed);
    }

    /// <summary>The bytes of the terms that <see cref="Write"/> would write.</summary>
    public static long MeasureTerms(DeltaDictionary terms, uint firstTerm)
    {
        long bytes = 0;
        for (uint ordinal = firstTerm; ordinal < terms.Count; ordinal++)
        {
            DictionaryKey key = terms[ordinal];
            bytes += TermHeaderBytes + key.Value.Length + key.Suffix.Length;
        }
        return bytes;
    }

    /// <summary>
    /// Adds the terms and notes the changes of a record; returns the blank nodes numbered after it. False where the record does not go
    /// on from what was replayed before.
    /// </summary>
    public static unsafe bool TryReplay(ReadOnlySpan<byte> record, TermDictionary terms, ChangeSet changes, out ulong blankNodeCount)
    {
        blankNodeCount = 0;
        if (record.Length < HeaderBytes) return false;
        blankNodeCount = BinaryPrimitives.ReadUInt64LittleEndian(record);
        uint firstTerm = BinaryPrimitives.ReadUInt32LittleEndian(record[8..]);
        uint termCount = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]);
        int added = BinaryPrimitives.ReadInt32LittleEndian(record[16..]);
        int removed = BinaryPrimitives.ReadInt32LittleEndian(record[20..]);
        record = record[HeaderBytes..];
        if (firstTerm != terms.Delta.Count || added < 0 || removed < 0) return false;
        for (uint i = 0; i < termCount; i++)
        {
            if (record.Length < TermHeaderBytes) return false;
            var tag = (ValueTag)record[0];
            int length = BinaryPrimitives.ReadInt32LittleEndian(record[1..]);
            int suffixLength = BinaryPrimitives.ReadInt32LittleEndian(record[5..]);
            record = record[TermHeaderBytes..];
            if (length is < 0 or > QuadStoreOptions.MostTermBytes || suffixLength is < 0 or > QuadStoreOptions.MostTermBytes) return false;
            if (length + suffixLength > record.Length) return false;
            var key = new DictionaryKey(tag, record[..length], record.Slice(length, suffixLength));
            if (!IsTerm(key, terms, blankNodeCount) || terms.Delta.GetOrAdd(key) != firstTerm + i) return false;
            record = record[(length + suffixLength)..];
        }
        if (record.Length != (added + (long)removed) * sizeof(QuadKey)) return false;
        ReadOnlySpan<QuadKey> rows = MemoryMarshal.Cast<byte, QuadKey>(record);
        if (!AreKnown(rows, terms, blankNodeCount)) return false;
        foreach (ref readonly QuadKey row in rows[..added]) changes.Add(row);
        foreach (ref readonly QuadKey row in rows[added..]) changes.Remove(row);
        return true;
    }

    // A triple term comes after the terms that it is made of.
    private static bool IsTerm(in DictionaryKey key, TermDictionary terms, ulong blankNodeCount)
    {
        if (key.Tag != ValueTag.TripleTerm) return SegmentDictionary.Tags.Contains(key.Tag);
        return key.Suffix.IsEmpty
            && TripleIds.TryRead(key.Value, out TripleIds triple)
            && terms.IsKnown(new(triple.Subject), terms.Delta.Count, blankNodeCount)
            && terms.IsKnown(new(triple.Predicate), terms.Delta.Count, blankNodeCount)
            && terms.IsKnown(new(triple.Object), terms.Delta.Count, blankNodeCount);
    }

    // What has a checksum that matches is what somebody wrote, and no proof of sense.
    private static bool AreKnown(ReadOnlySpan<QuadKey> rows, TermDictionary terms, ulong blankNodeCount)
    {
        foreach (ref readonly QuadKey row in rows)
        {
            for (int role = 0; role < 4; role++)
            {
                if (!terms.IsKnown(new(row[role]), terms.Delta.Count, blankNodeCount)) return false;
            }
        }
        return true;
    }

    private static void WriteRows(IBufferWriter<byte> destination, QuadSet? quads)
    {
        if (quads is null) return;
        using var cursor = new RunCursor(quads[QuadOrder.Spo], 0, quads.Count, 1, null, distinct: false);
        for (; !cursor.IsAtEnd; cursor.Advance(1))
        {
            QuadKey row = cursor.Current;
            destination.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<QuadKey>(in row)));
        }
    }
}
