using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Files;
using KnowledgeGraph.Storage.Segments;
using KnowledgeGraph.Storage.Segments.Columns;
using KnowledgeGraph.Storage.Terms;
using static KnowledgeGraph.Storage.Segments.SegmentFormat;

namespace KnowledgeGraph.Storage.Tests.Segments;

/// <summary>Makes all checksums of a changed segment right again, as one who wants to harm would.</summary>
internal static unsafe class SegmentForger
{
    /// <summary>The sections of a segment.</summary>
    public static Section[] SectionsOf(ReadOnlySpan<byte> segment)
    {
        Trailer trailer = MemoryMarshal.Read<Trailer>(segment[^sizeof(Trailer)..]);
        return MemoryMarshal.Cast<byte, Section>(segment[(int)trailer.TableOffset..^sizeof(Trailer)]).ToArray();
    }

    /// <summary>Computes the checksums; false where the blocks of the directories lie outside of their sections.</summary>
    public static bool TrySeal(byte[] segment)
    {
        Section[] sections = SectionsOf(segment);
        fixed (byte* bytes = segment)
        {
            foreach (Section data in sections.Where(section => HasBlockChecksums(section.Kind)))
            {
                Kind kind = data.Kind == Kind.OrderData ? Kind.OrderChecksums : Kind.TermChecksums;
                Section checksums = sections.Single(section => section.Kind == kind && section.Index == data.Index);
                int count = (int)(checksums.Length / sizeof(uint));
                for (int block = 0; block < count; block++)
                {
                    long start = OffsetOf(bytes, sections, data, block), end = block + 1 < count ? OffsetOf(bytes, sections, data, block + 1) : data.Length;
                    if (start < 0 || start > end || end > data.Length) return false;
                    ((uint*)(bytes + checksums.Offset))[block] = Crc32C.Compute(bytes + data.Offset + start, end - start);
                }
            }
            var trailer = (Trailer*)(bytes + segment.Length - sizeof(Trailer));
            var table = new Span<Section>(bytes + trailer->TableOffset, sections.Length);
            foreach (ref Section section in table)
            {
                if (!HasBlockChecksums(section.Kind)) section.Checksum = Crc32C.Compute(bytes + section.Offset, section.Length);
            }
            trailer->Checksum = SegmentWriter.ChecksumOf(*(Header*)bytes, MemoryMarshal.AsBytes(table), *trailer);
        }
        return true;
    }

    private static long OffsetOf(byte* bytes, Section[] sections, in Section data, int block)
    {
        const int GroupBuckets = 64;
        ushort index = data.Index;
        if (data.Kind == Kind.OrderData)
        {
            Section directory = sections.Single(section => section.Kind == Kind.OrderDirectory && section.Index == index);
            return ((BlockEntry*)(bytes + directory.Offset))[block].Offset;
        }
        Section buckets = sections.Single(section => section.Kind == Kind.TermBuckets && section.Index == index);
        int width = DictionarySection.OffsetWidth(data.Length);
        return (long)BitPacking.Read(bytes + buckets.Offset, (long)block * GroupBuckets * width, width);
    }
}
