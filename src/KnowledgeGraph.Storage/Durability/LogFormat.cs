using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Files;

namespace KnowledgeGraph.Storage.Durability;

/// <summary>
/// The file of a write-ahead log, little-endian: a header, then frames. A frame holds the records of the commits that were synced
/// together, each after its length (32 bits). A frame is written only once the one before it is synced, so only the last one can be
/// torn; and where the manifest tells how much of the log was synced, nothing before that can be.
/// </summary>
internal static class LogFormat
{
    /// <summary>"KGLOGFIL".</summary>
    public const ulong Magic = 0x4C4946474F4C474B;

    /// <summary>"KGFR".</summary>
    public const uint FrameMagic = 0x5246474B;

    public const uint CurrentVersion = 3;

    /// <summary>The oldest version that is read. Before 3, the checksum of a frame did not tell of which log it is.</summary>
    public const uint OldestVersion = 1;

    /// <summary>The bytes of the header: of a log without a frame, all that there are.</summary>
    public static readonly unsafe int HeaderBytes = sizeof(Header);

    /// <summary>The first bytes of the file.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Header
    {
        public ulong Magic;
        public uint Version;

        /// <summary>The checksum of the two numbers.</summary>
        public uint Checksum;

        /// <summary>The log's own number.</summary>
        public long Number;

        /// <summary>See <see cref="FileId"/>; in version 1, the number of the segment from which the log goes on.</summary>
        public ulong Mark;

        /// <summary>The header of a new log.</summary>
        public Header(FileId id)
        {
            (Magic, Version, Number, Mark) = (LogFormat.Magic, CurrentVersion, id.Number, id.Mark);
            Checksum = ComputeChecksum();
        }

        /// <summary>From where the checksums of the log's frames go on.</summary>
        public readonly uint FrameSeed => Version < 3 ? 0 : Checksum;

        public readonly uint ComputeChecksum() => Crc32C.Compute(MemoryMarshal.AsBytes<ulong>([(ulong)Number, Mark]));
    }

    /// <summary>What stands before the records of a frame.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Frame
    {
        public uint Magic;

        /// <summary>The checksum of the header's own, of the rest of this, and of the records.</summary>
        public uint Checksum;

        /// <summary>The place among the frames, from 1.</summary>
        public long Number;

        /// <summary>The bytes of the records and their lengths.</summary>
        public long Length;

        public readonly uint ComputeChecksum(ReadOnlySpan<byte> records, uint seed) =>
            Crc32C.Compute(records, Crc32C.Compute(MemoryMarshal.AsBytes<long>([Number, Length]), seed));
    }
}
