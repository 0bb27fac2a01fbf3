using CsCheck;
using KnowledgeGraph.Storage.Terms;
using KnowledgeGraph.Storage.Terms.Symbols;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>The check of a bucket that comes from a file, against one that measures every text.</summary>
public unsafe class BucketWalkTests
{
    private const uint SuffixCount = 3;
    private const uint Terms = 3;

    // Full tables and others; their symbols are of every length.
    private static readonly Gen<byte[]> Table = Gen.Select(Gen.OneOf(Gen.Const(0), Gen.Int[1, 5], Gen.Const(SymbolTable.MaxCount)), Gen.Int)
        .Select((count, seed) => (byte[])[(byte)count, .. Enumerable.Range(0, count).Select(i => (byte)(1 + ((i + (uint)seed) % SymbolTable.MaxLength))),
            .. new byte[count * SymbolTable.MaxLength]]);

    private static readonly Gen<byte[]> Text = Gen.OneOf(
        Gen.OneOf(Gen.Byte, Gen.Const(SymbolTable.Escape), Gen.Byte[0, 4]).Array[0, 12],
        Gen.Byte[0, 4].Array[100, 400]);

    private static readonly Gen<byte[]> Term = Gen.Select(Gen.Frequency((3, Gen.Const(0)), (3, Gen.Int[0, 12]), (1, Gen.Int[0, 1100])), Text, Gen.Int[-1, 3])
        .Select((shared, text, suffix) =>
        {
            Span<byte> header = stackalloc byte[3 * Varint.MaxBytes];
            int length = Varint.Write(header, 0, (uint)shared);
            length = Varint.Write(header, length, ((uint)text.Length << 1) | (suffix < 0 ? 0u : 1u));
            if (suffix >= 0) length = Varint.Write(header, length, (uint)suffix);
            return (byte[])[.. header[..length], .. text];
        });

    [Fact]
    public void TryPass_AnyBucket_AsOneThatMeasuresEveryText()
    {
        int sound = 0, total = 0;
        Gen.Select(Table, Term.Array[(int)Terms]).Sample(
            (table, terms) =>
            {
                byte[] bytes = [.. terms.SelectMany(term => term)];
                fixed (byte* written = table, at = bytes)
                {
                    var walk = new BucketWalk(at, at + bytes.Length, new(written), SuffixCount);
                    bool isSound = walk.TryPass(Terms);
                    Assert.Equal(IsSound(at, at + bytes.Length, new(written)), isSound);
                    if (isSound) Assert.Equal((nint)(at + bytes.Length), (nint)walk.At);
                    sound += isSound ? 1 : 0;
                    total++;
                }
            },
            iter: 20_000,
            threads: 1);
        Assert.InRange(sound, total / 50, total - (total / 50));
    }

    private static bool IsSound(byte* at, byte* end, SymbolDecoder symbols)
    {
        long shareable = 0;
        for (int term = 0; term < Terms; term++)
        {
            uint shared = Varint.Read(ref at), lengthAndFlag = Varint.Read(ref at), suffix = (lengthAndFlag & 1) != 0 ? Varint.Read(ref at) : SuffixTable.None;
            int length = (int)(lengthAndFlag >> 1);
            if (suffix >= SuffixCount || !symbols.TryMeasure(at, length, out long own)) return false;
            bool isLinked = shared + own <= DictionarySection.ScratchBytes;
            if (shared > shareable || (shared > 0 && !isLinked)) return false;
            shareable = isLinked ? shared + own : 0;
            at += length;
        }
        return at == end;
    }
}
