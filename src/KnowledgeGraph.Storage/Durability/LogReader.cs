using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Files;
using static KnowledgeGraph.Storage.Durability.LogFormat;

namespace KnowledgeGraph.Storage.Durability;

/// <summary>Reads a log from its beginning to where it was torn. One thread at a time.</summary>
internal sealed unsafe class LogReader
{
    private readonly MappedFile _file;

    /// <summary>Checks the header of a mapped log, which stays the caller's.</summary>
    /// <exception cref="StorageCorruptionException">It is not the header of that log.</exception>
    /// <exception cref="StorageException">The log is of another version.</exception>
    public LogReader(MappedFile file, FileId expected)
    {
        _file = file;
        ValidLength = sizeof(Header);
        if (file.Length < sizeof(Header)) throw Corrupt("header", 0, $"the file is cut to {file.Length} bytes");
        Header header = *(Header*)file.Address;
        if (header.Magic != Magic) throw Corrupt("header", 0, "it is not that of a log");
        if (header.Version != CurrentVersion)
        {
            throw new StorageException(
                $"{file.Path}: the log format {header.Version} is not the one that this program reads, {CurrentVersion}");
        }
        if (header.Checksum != header.ComputeChecksum()) throw Corrupt("header", 0, "wrong checksum");
        if (header.Number == expected.Number && header.Mark == expected.Mark) return;
        throw Corrupt("header", 0, "it is another log than the one that the manifest names, or of another store");
    }

    /// <summary>Receives a record; false: it makes no sense here.</summary>
    public delegate bool RecordHandler(ReadOnlySpan<byte> record);

    /// <summary>The bytes up to the end of the last whole frame.</summary>
    public long ValidLength { get; private set; }

    /// <summary>The frames read.</summary>
    public long FrameCount { get; private set; }

    /// <summary>The bytes after the last whole frame.</summary>
    public long TornBytes => _file.Length - ValidLength;

    /// <summary>Hands over the records up to the end, or to where the last frame was torn.</summary>
    /// <exception cref="StorageCorruptionException">A frame that was synced is not what was written.</exception>
    public void Read(RecordHandler handler)
    {
        while (ValidLength < _file.Length)
        {
            if (!TryReadFrame(ValidLength, out Frame frame, out ReadOnlySpan<byte> records) || frame.Number != FrameCount + 1)
            {
                // Whatever was not the last frame had been synced, and acknowledged.
                if (!HasFrameAfter(ValidLength)) return;
                throw Corrupt($"frame {FrameCount + 1}", ValidLength, "wrong checksum, and whole frames follow");
            }
            while (!records.IsEmpty)
            {
                int length = records.Length >= sizeof(int) ? MemoryMarshal.Read<int>(records) : -1;
                bool isWhole = length >= 0 && length <= records.Length - sizeof(int);
                if (!isWhole || !handler(records.Slice(sizeof(int), length)))
                {
                    throw Corrupt($"frame {frame.Number}", ValidLength, "a record does not go on from those before it");
                }
                records = records[(sizeof(int) + length)..];
            }
            ValidLength += sizeof(Frame) + frame.Length;
            FrameCount++;
        }
    }

    private bool TryReadFrame(long offset, out Frame frame, out ReadOnlySpan<byte> records)
    {
        frame = default;
        records = default;
        long rest = _file.Length - offset - sizeof(Frame);
        if (rest < 0) return false;
        frame = *(Frame*)(_file.Address + offset);
        if (frame.Magic != FrameMagic || frame.Length < 0 || frame.Length > Math.Min(rest, int.MaxValue)) return false;
        records = new(_file.Address + offset + sizeof(Frame), (int)frame.Length);
        return frame.Checksum == frame.ComputeChecksum(records);
    }

    private bool HasFrameAfter(long offset)
    {
        ReadOnlySpan<byte> magic = MemoryMarshal.AsBytes<uint>([FrameMagic]);
        for (long at = offset + 1; at < _file.Length;)
        {
            var window = new ReadOnlySpan<byte>(_file.Address + at, (int)Math.Min(_file.Length - at, 1 << 30));
            int found = window.IndexOf(magic);
            at += found < 0 ? Math.Max(window.Length - magic.Length + 1, 1) : found;
            if (found < 0) continue;
            if (TryReadFrame(at, out Frame frame, out _) && frame.Number > FrameCount) return true;
            at++;
        }
        return false;
    }

    private StorageCorruptionException Corrupt(string section, long offset, string reason) => new(_file.Path, section, offset, reason);
}
