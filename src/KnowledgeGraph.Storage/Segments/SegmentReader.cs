using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Terms;
using static KnowledgeGraph.Storage.Segments.SegmentFormat;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// Opens the file of a segment: directories are checked now, blocks of rows and terms when they are first read. One thread at a time.
/// </summary>
internal sealed unsafe class SegmentReader
{
    private readonly MappedFile _file;
    private readonly Dictionary<(Kind Kind, int Index), Section> _sections = [];
    private readonly List<MemoryBlock> _blocks = [];

    private SegmentReader(MappedFile file) => _file = file;

    /// <summary>Opens a mapped file, which stays the caller's; the segment and its terms hold it too until they are freed.</summary>
    /// <exception cref="StorageCorruptionException">A part that is checked now is not what was written.</exception>
    /// <exception cref="StorageException">The file is of another version.</exception>
    public static (Layer Segment, SegmentDictionary Terms) Open(MappedFile file)
    {
        var reader = new SegmentReader(file);
        try
        {
            reader.ReadTable();
            return reader.ReadSegment();
        }
        catch
        {
            foreach (MemoryBlock block in reader._blocks) block.Free();
            throw;
        }
    }

    /// <summary>
    /// The checksum at the end of a file that was opened. It covers, by way of the other checksums, everything in the file.
    /// </summary>
    public static uint ChecksumOf(MappedFile file) => new SegmentReader(file).TrailerOf().Checksum;

    /// <summary>Checks the bytes between sections, which nobody reads.</summary>
    /// <exception cref="StorageCorruptionException">They are not zero.</exception>
    public static void VerifyGaps(MappedFile file)
    {
        var reader = new SegmentReader(file);
        reader.ReadTable();
        long end = sizeof(Header);
        foreach (Section section in reader._sections.Values.OrderBy(section => section.Offset).ThenBy(section => section.Length))
        {
            reader.VerifyZeros(end, section.Offset);
            end = section.Offset + section.Length;
        }
        reader.VerifyZeros(end, reader.TrailerOf().TableOffset);
    }

    private bool HasTripleTerms => ((Header*)_file.Address)->Version > OldestVersion;

    private Trailer TrailerOf() => *(Trailer*)(_file.Address + _file.Length - sizeof(Trailer));

    private void VerifyZeros(long start, long end)
    {
        bool isShort = end - start is >= 0 and < Alignment;
        if (isShort && !new ReadOnlySpan<byte>(_file.Address + start, (int)(end - start)).ContainsAnyExcept((byte)0)) return;
        throw Corrupt("padding", start, "it is not zero");
    }

    private void ReadTable()
    {
        if (_file.Length < sizeof(Header) + sizeof(Trailer)) throw Corrupt("file", 0, $"it is cut to {_file.Length} bytes");
        Header header = *(Header*)_file.Address;
        Trailer trailer = TrailerOf();
        long trailerOffset = _file.Length - sizeof(Trailer);
        if (header.Magic != Magic) throw Corrupt("header", 0, "it is not that of a segment");
        if (header.Version is < OldestVersion or > CurrentVersion)
        {
            throw new StorageException(
                $"{_file.Path}: the segment format {header.Version} is not the one that this program reads, {CurrentVersion}; "
                + "use the program that wrote it, or export the store with that and load it again");
        }
        if (trailer.Magic != Magic) throw Corrupt("trailer", trailerOffset, "it is missing; the file was cut or overwritten");
        bool isTable = trailer.SectionCount <= 1000 && trailer.TableOffset >= sizeof(Header)
            && trailer.TableOffset == trailerOffset - ((long)sizeof(Section) * trailer.SectionCount);
        if (!isTable)
        {
            throw Corrupt("trailer", trailerOffset, "the table of sections does not fit");
        }
        var table = new ReadOnlySpan<Section>(_file.Address + trailer.TableOffset, (int)trailer.SectionCount);
        if (SegmentWriter.ChecksumOf(header, System.Runtime.InteropServices.MemoryMarshal.AsBytes(table), trailer) != trailer.Checksum)
        {
            throw Corrupt("table of sections", trailer.TableOffset, "wrong checksum");
        }
        foreach (ref readonly Section section in table)
        {
            bool fits = section.Offset >= sizeof(Header) && section.Offset % Alignment == 0 && section.Length >= 0
                && section.Length <= trailer.TableOffset - section.Offset;
            if (!fits) throw Corrupt(NameOf(section.Kind, section.Index), section.Offset, "it does not fit in the file");
            _sections[(section.Kind, section.Index)] = section;
        }
    }

    private (Layer Segment, SegmentDictionary Terms) ReadSegment()
    {
        Properties properties = ReadProperties();
        var permutations = new PackedPermutation?[OrderLayout.OrderCount];
        for (int order = 0; order < permutations.Length; order++)
        {
            bool isView = order == (int)QuadOrder.Gspo && QuadSet.IsOneGraph(properties.Orders[(int)QuadOrder.Spo]);
            if (!isView) permutations[order] = ReadOrder(order, properties.Orders[order]);
        }
        var tags = SegmentDictionary.Tags;
        var sections = new DictionarySection[tags.Length];
        SuffixTable suffixes = ReadSuffixes();
        for (int i = 0; i < tags.Length; i++) sections[i] = ReadTerms((int)tags[i], properties.Terms[i], suffixes.Count);
        var quads = new QuadSet(permutations, ReadStatistics());
        quads.AddReference();
        return (new(quads, null, quads, null), new(sections, suffixes) { File = _file });
    }

    private Properties ReadProperties()
    {
        Section section = Find(Kind.Properties, 0);
        int length = sizeof(Properties) - (HasTripleTerms ? 0 : sizeof(ulong));
        Properties properties = default;
        new ReadOnlySpan<byte>(Verify(section, length), length).CopyTo(new(&properties, length));
        return properties;
    }

    private PackedPermutation ReadOrder(int order, in PermutationSummary summary)
    {
        if (summary.RowCount < 0) throw Corrupt("properties", Find(Kind.Properties, 0).Offset, "less than no rows");
        long blocks = (summary.RowCount + PackedPermutation.BlockRows - 1) / PackedPermutation.BlockRows;
        Section directory = Find(Kind.OrderDirectory, order), data = Find(Kind.OrderData, order);
        var entries = (BlockEntry*)Verify(directory, blocks * sizeof(BlockEntry));
        long last = 0;
        for (long block = 0; block < blocks; block++)
        {
            long offset = entries[block].Offset;
            if (offset < last || offset > data.Length - Columns.BitPacking.PaddingBytes)
            {
                long at = directory.Offset + (block * sizeof(BlockEntry));
                throw Corrupt(NameOf(directory.Kind, order), at, "a block lies outside of the rows");
            }
            last = offset;
        }
        BlockChecksums checksums = ReadChecksums(Kind.OrderChecksums, blocks, data);
        return new((QuadOrder)order, summary, ToBlock(directory), ToBlock(data), checksums);
    }

    private DictionarySection ReadTerms(int tag, ulong count, uint suffixCount)
    {
        if (tag == (int)ValueTag.TripleTerm && !HasTripleTerms)
        {
            using var none = new DictionarySectionBuilder();
            return none.Complete();
        }
        if (count > uint.MaxValue) throw Corrupt("properties", Find(Kind.Properties, 0).Offset, "too many terms");
        long buckets = ((long)count + DictionarySection.BucketTerms - 1) / DictionarySection.BucketTerms;
        Section directory = Find(Kind.TermBuckets, tag), data = Find(Kind.TermData, tag);
        Verify(directory, DictionarySection.BucketBytes(buckets, data.Length));
        MemoryBlock dataBlock = ToBlock(data), directoryBlock = ToBlock(directory);
        // The number of groups is known only with the section.
        var withoutChecksums = new DictionarySection((uint)count, dataBlock, directoryBlock);
        long last = 0;
        for (long bucket = 0; bucket < buckets; bucket++)
        {
            long offset = withoutChecksums.OffsetOf(bucket);
            if (offset < last || offset >= data.Length)
            {
                throw Corrupt(NameOf(directory.Kind, tag), directory.Offset, "a bucket lies outside of the terms");
            }
            last = offset;
        }
        long groups = withoutChecksums.GroupCount;
        return new((uint)count, dataBlock, directoryBlock, ReadChecksums(Kind.TermChecksums, groups, data), suffixCount);
    }

    private SuffixTable ReadSuffixes()
    {
        Section section = Find(Kind.Suffixes, 0);
        byte* at = Verify(section, section.Length), end = at + section.Length;
        var suffixes = new SuffixTable();
        while (at < end)
        {
            int length = end - at >= sizeof(int) ? *(int*)at : -1;
            bool fits = length >= 0 && length <= end - at - sizeof(int);
            if (!fits) throw Corrupt(NameOf(section.Kind, 0), section.Offset, "a suffix does not fit");
            suffixes.GetOrAdd(new(at + sizeof(int), length));
            at += sizeof(int) + length;
        }
        return suffixes;
    }

    private StoreStatistics ReadStatistics()
    {
        Section section = Find(Kind.Statistics, 0);
        byte* bytes = Verify(section, section.Length);
        bool isShort = section.Length <= int.MaxValue;
        if (isShort && StatisticsFormat.TryRead(new(bytes, (int)section.Length), out StoreStatistics statistics)) return statistics;
        throw Corrupt(NameOf(section.Kind, 0), section.Offset, "the numbers do not fit");
    }

    private BlockChecksums ReadChecksums(Kind kind, long blocks, in Section data)
    {
        byte* bytes = Verify(Find(kind, data.Index), blocks * sizeof(uint));
        uint[] checksums = new ReadOnlySpan<uint>(bytes, checked((int)blocks)).ToArray();
        return new(checksums, _file.Path, NameOf(data.Kind, data.Index), data.Offset);
    }

    private Section Find(Kind kind, int index) =>
        _sections.TryGetValue((kind, index), out Section section)
            ? section
            : throw Corrupt("table of sections", TrailerOf().TableOffset, $"the section '{NameOf(kind, index)}' is missing");

    private byte* Verify(in Section section, long expectedLength)
    {
        string name = NameOf(section.Kind, section.Index);
        if (section.Length != expectedLength)
        {
            throw Corrupt(name, section.Offset, $"{section.Length:N0} bytes instead of {expectedLength:N0}");
        }
        byte* address = _file.Address + section.Offset;
        uint actual = Crc32C.Compute(address, section.Length);
        if (actual == section.Checksum) return address;
        throw Corrupt(name, section.Offset, $"checksum {actual:x8} instead of {section.Checksum:x8}");
    }

    private MappedBlock ToBlock(in Section section)
    {
        var block = new MappedBlock(_file, section.Offset, section.Length);
        _blocks.Add(block);
        return block;
    }

    private StorageCorruptionException Corrupt(string section, long offset, string reason) => new(_file.Path, section, offset, reason);
}
