using System.Runtime.CompilerServices;
using KnowledgeGraph.Storage.Files;

namespace KnowledgeGraph.Storage.Segments;

/// <summary>The checksums of the blocks of one section of a file, each verified when its block is first read. Thread-safe.</summary>
/// <param name="expected">A checksum per block.</param>
/// <param name="file">The file's path.</param>
/// <param name="section">The section's name.</param>
/// <param name="sectionOffset">Where the section begins in the file.</param>
internal sealed unsafe class BlockChecksums(uint[] expected, string file, string section, long sectionOffset)
{
    // Two threads may verify a block at once, to the same end.
    private readonly bool[] _verified = new bool[expected.Length];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsVerified(long block) => _verified[block];

    /// <summary>
    /// Compares a block of the section with its checksum. It is verified once <see cref="Accept"/> is called, after a look at what it holds:
    /// a checksum that matches proves only that it is what somebody wrote.
    /// </summary>
    /// <exception cref="StorageCorruptionException">It is another.</exception>
    public void Verify(long block, byte* bytes, long offset, long length)
    {
        uint actual = Crc32C.Compute(bytes, length);
        if (actual != expected[block]) throw Corrupt(block, offset, $"checksum {actual:x8} instead of {expected[block]:x8}");
    }

    /// <summary>Lets a block be read from now on.</summary>
    /// <exception cref="StorageCorruptionException">It is not sound.</exception>
    public void Accept(long block, long offset, bool isSound)
    {
        if (!isSound) throw Corrupt(block, offset, "its checksum is right, but it cannot be read");
        _verified[block] = true;
    }

    private StorageCorruptionException Corrupt(long block, long offset, string reason) =>
        new(file, $"{section}, block {block}", sectionOffset + offset, reason);
}
