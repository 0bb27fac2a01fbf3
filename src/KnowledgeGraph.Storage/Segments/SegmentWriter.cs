using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Terms;
using static KnowledgeGraph.Storage.Segments.SegmentFormat;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// Writes a segment to a file: orders and terms one after the other as they come, whole or in pieces, then <see cref="Complete"/>. One
/// thread at a time.
/// </summary>
internal sealed unsafe class SegmentWriter : IByteOutput
{
    private const int BufferBytes = 1024 * 1024;
    private const int MaxWriteBytes = 8 * 1024 * 1024;
    private readonly IWritableFile _file;
    private readonly List<Section> _sections = [];
    private readonly Header _header = new() { Magic = Magic, Version = CurrentVersion };
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _buffered;
    private Properties _properties;

    /// <summary>Begins a file, which is empty and stays the caller's.</summary>
    public SegmentWriter(IWritableFile file)
    {
        _file = file;
        Append(AsBytes(_header));
    }

    private long Position => _file.Length + _buffered;

    /// <summary>Writes and syncs the whole file.</summary>
    public static void Write(IWritableFile file, QuadSet quads, SegmentDictionary terms)
    {
        var writer = new SegmentWriter(file);
        for (int order = 0; order < OrderLayout.OrderCount; order++)
        {
            if (quads[(QuadOrder)order] is PackedPermutation permutation) writer.WriteOrder(permutation);
        }
        foreach (ValueTag tag in SegmentDictionary.Tags) writer.WriteTerms(terms[tag], tag);
        writer.Complete(terms.Suffixes, quads.GetStatistics(terms.TypeId));
    }

    /// <summary>Begins an order, to whose builder its rows are given; nothing else is to be written before <see cref="EndOrder"/>.</summary>
    public PermutationBuilder BeginOrder(QuadOrder order)
    {
        BeginSection(Kind.OrderData, (int)order);
        return new(order, this);
    }

    /// <summary>Ends an order.</summary>
    public void EndOrder(QuadOrder order, PermutationBuilder builder)
    {
        (MemoryBlock directory, MemoryBlock checksums) = builder.CompleteOutput();
        EndSection(checksum: 0);
        _properties.Orders[(int)order] = builder.Summary;
        WriteSection(Kind.OrderDirectory, (int)order, directory);
        WriteSection(Kind.OrderChecksums, (int)order, checksums);
        directory.Free();
        checksums.Free();
    }

    /// <summary>Writes the terms of a tag.</summary>
    public void WriteTerms(DictionarySection section, ValueTag tag)
    {
        uint[] checksums = new uint[section.GroupCount];
        for (int group = 0; group < checksums.Length; group++)
        {
            (long offset, long length) = section.GroupRange(group);
            checksums[group] = Crc32C.Compute(section.Data.Address + offset, length);
        }
        _properties.Terms[SegmentDictionary.Tags.IndexOf(tag)] = section.Count;
        WriteSection(Kind.TermBuckets, (int)tag, section.Buckets);
        WriteSection(Kind.TermChecksums, (int)tag, MemoryMarshal.AsBytes<uint>(checksums));
        WriteSection(Kind.TermData, (int)tag, section.Data);
    }

    /// <summary>Writes what is left, and syncs the file.</summary>
    public void Complete(SuffixTable suffixes, StoreStatistics statistics)
    {
        WriteSuffixes(suffixes);
        WriteStatistics(statistics);
        WriteSection(Kind.Properties, 0, AsBytes(_properties));
        Align();
        ReadOnlySpan<byte> table = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_sections));
        var trailer = new Trailer { TableOffset = Position, SectionCount = (uint)_sections.Count, Magic = Magic };
        trailer.Checksum = ChecksumOf(_header, table, trailer);
        Append(table);
        Append(AsBytes(trailer));
        Flush();
        _file.Sync();
    }

    /// <summary>Adds bytes to the section that was begun.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _buffered) Flush();
        for (; bytes.Length > _buffer.Length; bytes = bytes[Math.Min(bytes.Length, MaxWriteBytes)..])
        {
            _file.Write(bytes[..Math.Min(bytes.Length, MaxWriteBytes)]);
        }
        bytes.CopyTo(_buffer.AsSpan(_buffered));
        _buffered += bytes.Length;
    }

    private void WriteOrder(PackedPermutation permutation)
    {
        int order = (int)permutation.Order;
        uint[] checksums = new uint[permutation.BlockCount];
        for (int block = 0; block < checksums.Length; block++)
        {
            (long offset, long length) = permutation.BlockRange(block);
            checksums[block] = Crc32C.Compute(permutation.Data.Address + offset, length);
        }
        _properties.Orders[order] = permutation.Summary;
        WriteSection(Kind.OrderDirectory, order, permutation.Directory);
        WriteSection(Kind.OrderChecksums, order, MemoryMarshal.AsBytes<uint>(checksums));
        WriteSection(Kind.OrderData, order, permutation.Data);
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
        BeginSection(kind, index);
        for (long done = 0; done < length; done += MaxWriteBytes)
        {
            Append(new(address + done, (int)Math.Min(MaxWriteBytes, length - done)));
        }
        EndSection(HasBlockChecksums(kind) ? 0 : Crc32C.Compute(address, length));
    }

    private void BeginSection(Kind kind, int index)
    {
        Align();
        _sections.Add(new() { Kind = kind, Index = (ushort)index, Offset = Position });
    }

    private void EndSection(uint checksum)
    {
        ref Section section = ref CollectionsMarshal.AsSpan(_sections)[^1];
        (section.Checksum, section.Length) = (checksum, Position - section.Offset);
    }

    private void Align()
    {
        ReadOnlySpan<byte> zeros = stackalloc byte[Alignment];
        int rest = (int)(Position % Alignment);
        if (rest > 0) Append(zeros[rest..]);
    }

    private void Flush()
    {
        if (_buffered > 0) _file.Write(_buffer.AsSpan(0, _buffered));
        _buffered = 0;
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
