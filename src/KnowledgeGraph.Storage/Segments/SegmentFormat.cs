using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>
/// The file of a segment, little-endian: a header of 16 bytes (magic, version), sections that begin at multiples of 64 (zeros between
/// them), the table of sections, a trailer. Orders and dictionary sections stand as they are in memory. A section whose blocks have
/// checksums of their own has none itself, so that opening a file reads only directories.
/// </summary>
internal static class SegmentFormat
{
    /// <summary>"KGSEGMNT".</summary>
    public const ulong Magic = 0x544E4D474553474B;

    /// <summary>Grows with every change that an older reader would misread; 4 brought triple terms.</summary>
    public const uint CurrentVersion = 4;

    /// <summary>The oldest version that can be read: it has no triple terms, and no number of them in its properties.</summary>
    public const uint OldestVersion = 3;

    public const int Alignment = 64;

    /// <summary>What a section holds. The numbers are part of the format.</summary>
    public enum Kind : ushort
    {
        /// <summary>A <see cref="Properties"/>.</summary>
        Properties = 1,

        /// <summary>A <see cref="BlockEntry"/> per block of an order.</summary>
        OrderDirectory = 2,

        /// <summary>A checksum per block of an order.</summary>
        OrderChecksums = 3,

        /// <summary>The packed columns of an order.</summary>
        OrderData = 4,

        /// <summary>Where each bucket of a kind of terms begins, packed.</summary>
        TermBuckets = 5,

        /// <summary>A checksum per group of buckets.</summary>
        TermChecksums = 6,

        /// <summary>The front-coded and compressed terms of a kind; see <see cref="Storage.Terms.DictionarySection"/>.</summary>
        TermData = 7,

        /// <summary>Datatypes and language tags: each its length (32 bits) and its bytes, from index 1 on.</summary>
        Suffixes = 8,

        /// <summary>What a planner wants to know; see <see cref="StatisticsFormat"/>.</summary>
        Statistics = 9,
    }

    /// <summary>The name of a section in messages.</summary>
    public static string NameOf(Kind kind, int index) => kind switch
    {
        Kind.OrderDirectory => $"directory of {(QuadOrder)index}",
        Kind.OrderChecksums => $"checksums of {(QuadOrder)index}",
        Kind.OrderData => $"rows of {(QuadOrder)index}",
        Kind.TermBuckets => $"directory of {(ValueTag)index} terms",
        Kind.TermChecksums => $"checksums of {(ValueTag)index} terms",
        Kind.TermData => $"{(ValueTag)index} terms",
        Kind.Suffixes => "datatypes and languages",
        Kind.Statistics => "statistics",
        _ => "properties",
    };

    /// <summary>Whether the checksums of a section's blocks stand in place of its own.</summary>
    public static bool HasBlockChecksums(Kind kind) => kind is Kind.OrderData or Kind.TermData;

    /// <summary>The first bytes of the file.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Header
    {
        public ulong Magic;
        public uint Version;
        public uint Reserved;
    }

    /// <summary>A line of the table of sections.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Section
    {
        public Kind Kind;

        /// <summary>The order or the tag.</summary>
        public ushort Index;

        /// <summary>The section's checksum; 0 where its blocks have checksums.</summary>
        public uint Checksum;
        public long Offset;
        public long Length;
    }

    /// <summary>The last bytes of the file.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Trailer
    {
        public long TableOffset;
        public uint SectionCount;

        /// <summary>The checksum of the header, the table and this up to here.</summary>
        public uint Checksum;
        public ulong Magic;
    }

    /// <summary>What is known of a segment as a whole.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Properties
    {
        /// <summary>Per order.</summary>
        public OrderSummaries Orders;

        /// <summary>The number of terms, per tag of <see cref="Terms.SegmentDictionary.Tags"/>.</summary>
        public TermCounts Terms;
    }

    /// <summary>A summary per order.</summary>
    [InlineArray(OrderLayout.OrderCount)]
    public struct OrderSummaries
    {
        private PermutationSummary _first;
    }

    /// <summary>A count per kind of terms.</summary>
    [InlineArray(5)]
    public struct TermCounts
    {
        private ulong _first;
    }
}
