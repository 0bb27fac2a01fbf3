using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Terms;
using static KnowledgeGraph.Storage.Segments.SegmentFormat;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>Writes a segment to a file, section by section. One thread at a time.</summary>
internal sealed unsafe class SegmentWriter
{
    private const int MaxWriteBytes = 8 * 1024 * 1024;
    private readonly IWritableFile _file;
    private readonly List<Section> _sections = [];

    private SegmentWriter(IWritableFile file) => _file = file;

    /// <summary>Writes and syncs the whole file.</summary>
    public static void Write(IWritableFile file, QuadSet quads, SegmentDictionary terms)
    {
        var writer = new SegmentWriter(file);
        var header = new Header { Magic = Magic, Version = CurrentVersion };
        file.Write(AsBytes(header));
        var properties = default(Properties);
        for (int order = 0; order < OrderLayout.OrderCount; order++)
        {
            if (quads[(QuadOrder)order] is not PackedPermutation permutation) continue;
            properties.Orders[order] = permutation.Summary;
            writer.WriteOrder(permutation, order);
        }
        for (int i = 0; i < SegmentDictionary.Tags.Length; i++)
        {
            ValueTag tag = SegmentDictionary.Tags[i];
            properties.Terms[i] = terms[tag].Count;
            writer.WriteTerms(terms[tag], (int)tag);
        }
        writer.WriteSuffixes(terms.Suffixes);
        writer.WriteStatistics(quads.GetStatistics(terms.TypeId));
        writer.WriteSection(Kind.Properties, 0, AsBytes(properties));
        writer.Complete(header);
        file.Sync();
    }

    private void WriteOrder(PackedPermutation permutation, int order)
    {
        uint[] checksums = new uint[permutation.BlockCount];
        for (int block = 0; block < checksums.Length; block++)
        {
            (long offset, long length) = permutation.BlockRange(block);
            checksums[block] = Crc32C.Compute(permutation.Data.Address + offset, length);
        }
        WriteSection(Kind.OrderDirectory, order, permutation.Directory);
        WriteSection(Kind.OrderChecksums, order, MemoryMarshal.AsBytes<uint>(checksums));
        WriteSection(Kind.OrderData, order, permutation.Data);
    }

    private void WriteTerms(DictionarySection section, int tag)
    {
        uint[] checksums = new uint[section.GroupCount];
        for (int group = 0; group < checksums.Length; group++)
        {
            (long offset, long length) = section.GroupRange(group);
            checksums[group] = Crc32C.Compute(section.Data.Address + offset, length);
        }
        WriteSection(Kind.TermBuckets, tag, section.Buckets);
        WriteSection(Kind.TermChecksums, tag, MemoryMarshal.AsBytes<uint>(checksums));
        WriteSection(Kind.TermData, tag, section.Data);
    }

    private void WriteSuffixes(SuffixTable suffixes)
    {
        using var bytes = new NativeBuffer();
        for (uint index = 1; index < suffixes.Count; index++)
        {
            bytes.Append(suffixes[index].Length);
            bytes.Append(suffixes[index]);
        }
        MemoryBlock block = bytes.Detach();
        WriteSection(Kind.Suffixes, 0, block);
        block.Free();
    }

    private void WriteStatistics(StoreStatistics statistics)
    {
        NativeBlock block = StatisticsFormat.Write(statistics);
        WriteSection(Kind.Statistics, 0, block);
        block.Free();
    }

    private void WriteSection(Kind kind, int index, MemoryBlock bytes) => WriteSection(kind, index, bytes.Address, bytes.Length);

    private void WriteSection(Kind kind, int index, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* address = bytes) WriteSection(kind, index, address, bytes.Length);
    }

    private void WriteSection(Kind kind, int index, byte* address, long length)
    {
        Align();
        uint checksum = HasBlockChecksums(kind) ? 0 : Crc32C.Compute(address, length);
        _sections.Add(new() { Kind = kind, Index = (ushort)index, Checksum = checksum, Offset = _file.Length, Length = length });
        for (long done = 0; done < length; done += MaxWriteBytes)
        {
            _file.Write(new(address + done, (int)Math.Min(MaxWriteBytes, length - done)));
        }
    }

    private void Complete(in Header header)
    {
        Align();
        ReadOnlySpan<byte> table = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_sections));
        var trailer = new Trailer { TableOffset = _file.Length, SectionCount = (uint)_sections.Count, Magic = Magic };
        trailer.Checksum = ChecksumOf(header, table, trailer);
        _file.Write(table);
        _file.Write(AsBytes(trailer));
    }

    private void Align()
    {
        ReadOnlySpan<byte> zeros = stackalloc byte[Alignment];
        int rest = (int)(_file.Length % Alignment);
        if (rest > 0) _file.Write(zeros[rest..]);
    }

    /// <summary>The checksum of what stands outside of the sections.</summary>
    public static uint ChecksumOf(in Header header, ReadOnlySpan<byte> table, in Trailer trailer)
    {
        uint checksum = Crc32C.Compute(table, Crc32C.Compute(AsBytes(header)));
        return Crc32C.Compute(AsBytes(trailer)[..12], checksum);
    }

    private static ReadOnlySpan<byte> AsBytes<T>(in T value)
        where T : unmanaged => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value));
}
