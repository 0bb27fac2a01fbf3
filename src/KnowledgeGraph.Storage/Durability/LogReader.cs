using System.Runtime.InteropServices;
using KnowledgeGraph.Storage.Files;
using static KnowledgeGraph.Storage.Durability.LogFormat;

namespace KnowledgeGraph.Storage.Durability;

/// <summary>
/// Reads a log from its beginning to where it was torn. Damage to what was synced before the manifest was written, or to a frame that
/// whole frames follow, is named. A cut after the manifest's length, exactly at the end of a frame, cannot be told from a log to which
/// nothing was added. One thread at a time.
/// </summary>
internal sealed unsafe class LogReader
{
    private const int SearchShare = 16;

    private readonly MappedFile _file;
    private readonly long _syncedLength;
    private readonly uint _frameSeed;

    /// <summary>Checks the header of a mapped log, which stays the caller's.</summary>
    /// <param name="file">The log.</param>
    /// <param name="expected">The log's name in the manifest.</param>
    /// <param name="syncedLength">The bytes that were synced when the manifest was written.</param>
    /// <exception cref="StorageCorruptionException">It is not the header of that log.</exception>
    /// <exception cref="StorageException">The log is of another version.</exception>
    public LogReader(MappedFile file, FileId expected, long syncedLength)
    {
        _file = file;
        _syncedLength = syncedLength;
        ValidLength = sizeof(Header);
        if (file.Length < sizeof(Header)) throw Corrupt("header", 0, $"the file is cut to {file.Length} bytes");
        Header header = *(Header*)file.Address;
        if (header.Magic != Magic) throw Corrupt("header", 0, "it is not that of a log");
        if (header.Version is < OldestVersion or > CurrentVersion)
        {
            throw new StorageException(
                $"{file.Path}: this program reads the log formats {OldestVersion} to {CurrentVersion}, and this one is {header.Version}: "
                + "use the program that wrote it, or a newer one");
        }
        _frameSeed = header.FrameSeed;
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
            bool isWholeFrame = TryReadFrame(ValidLength, out Frame frame, out ReadOnlySpan<byte> records);
            if (isWholeFrame && frame.Number != FrameCount + 1)
            {
                throw Corrupt($"frame {FrameCount + 1}", ValidLength, $"it is missing: frame {frame.Number} is in its place");
            }
            if (!isWholeFrame)
            {
                // Whatever was not the last frame had been synced, and acknowledged.
                bool isNotLast = HasFrameAfter(ValidLength);
                if (!isNotLast && ValidLength >= _syncedLength) return;
                string how = isNotLast ? "whole frames follow" : $"{_syncedLength:N0} bytes of the log had been synced";
                throw Corrupt($"frame {FrameCount + 1}", ValidLength, $"it is not what was written, and {how}");
            }
            while (!records.IsEmpty)
            {
                int length = records.Length >= sizeof(int) ? MemoryMarshal.Read<int>(records) : -1;
                bool isWholeRecord = length >= 0 && length <= records.Length - sizeof(int);
                if (!isWholeRecord || !handler(records.Slice(sizeof(int), length)))
                {
                    throw Corrupt($"frame {frame.Number}", ValidLength, "a record does not go on from those before it");
                }
                records = records[(sizeof(int) + length)..];
            }
            ValidLength += sizeof(Frame) + frame.Length;
            FrameCount++;
        }
        if (ValidLength >= _syncedLength) return;
        throw Corrupt("end", ValidLength, $"the log is cut after frame {FrameCount}: {_syncedLength:N0} bytes of it had been synced");
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
        return frame.Checksum == frame.ComputeChecksum(records, _frameSeed);
    }

    private bool HasFrameAfter(long offset)
    {
        // Texts may be full of what looks like frames, each as long as the file; the checksums of a few are computed.
        long left = SearchShare * _file.Length;
        ReadOnlySpan<byte> magic = MemoryMarshal.AsBytes<uint>([FrameMagic]);
        for (long at = offset + 1; at < _file.Length;)
        {
            var window = new ReadOnlySpan<byte>(_file.Address + at, (int)Math.Min(_file.Length - at, 1 << 30));
            int found = window.IndexOf(magic);
            at += found < 0 ? Math.Max(window.Length - magic.Length + 1, 1) : found;
            if (found < 0) continue;
            if (TryReadFrame(at, out Frame frame, out ReadOnlySpan<byte> records) && frame.Number > FrameCount) return true;
            left -= records.Length;
            if (left < 0) throw Corrupt($"frame {FrameCount + 1}", offset, "it is not what was written, and too much after it looks like frames to tell whether some are");
            at++;
        }
        return false;
    }

    private StorageCorruptionException Corrupt(string section, long offset, string reason) => new(_file.Path, section, offset, reason);
}
