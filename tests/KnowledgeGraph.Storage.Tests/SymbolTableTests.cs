using System.Text;
using CsCheck;
using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Terms.Symbols;

namespace KnowledgeGraph.Storage.Tests;

public unsafe class SymbolTableTests
{
    private static readonly string[] Words = ["données ", "a", "région/", "\0\0", "ab", "é", "https://", "zz"];

    private static readonly Gen<byte[]> Texts = Gen.OneOf(
        Gen.Byte.Array[0, 60],
        Gen.Int[0, 7].Array[0, 30].Select(words => Encoding.UTF8.GetBytes(string.Concat(words.Select(word => Words[word])))));

    [Fact]
    public void Compress_AnyTextWithAnyTable_DecodesToTheSame() =>
        Gen.Select(Texts.Array[0, 40], Texts.Array[1, 10]).Sample(
            (sample, texts) =>
            {
                SymbolTable table = Train(sample);
                Assert.InRange(table.Count, 0, SymbolTable.MaxCount);
                NativeBlock written = Write(table);
                foreach (byte[] text in texts)
                {
                    byte[] compressed = new byte[2 * text.Length];
                    int length = table.Compress(text, compressed);
                    // A table of no symbols says that text is plain, which is its writer's business.
                    if (table.Count > 0) AssertDecodes(text, compressed[..length], new(written.Address));
                }
                written.Free();
            },
            iter: 200);

    [Fact]
    public void Train_TextOfFewWords_MakesItMuchShorter()
    {
        byte[][] sample = [.. Enumerable.Range(0, 300).Select(i =>
            Encoding.UTF8.GetBytes($"https://data.example.fr/dataset/{i}/distribution/{i % 3}"))];
        SymbolTable table = Train(sample);
        byte[] compressed = new byte[200];
        Assert.InRange(table.Compress("https://data.example.fr/dataset/123456/distribution/0"u8, compressed), 1, 14);
    }

    private static void AssertDecodes(byte[] text, byte[] compressed, SymbolDecoder decoder)
    {
        // What stands behind the text is not to be read as a part of it.
        byte[] source = [.. compressed, 1, 2, 3];
        fixed (byte* address = source)
        {
            Assert.Equal(text.Length, decoder.LengthOf(address, compressed.Length));
            foreach (int room in new[] { text.Length, text.Length + 1, text.Length + 40 })
            {
                byte[] decoded = new byte[room];
                Assert.Equal(text.Length, decoder.Decode(address, compressed.Length, decoded));
                Assert.Equal(text, decoded[..text.Length]);
            }
            for (int room = 0; room < text.Length; room += 3)
            {
                byte[] beginning = new byte[room];
                Assert.True(decoder.Decode(address, compressed.Length, beginning) > room);
                Assert.Equal(text[..room], beginning);
            }
        }
    }

    private static SymbolTable Train(byte[][] sample)
    {
        int end = 0;
        return new SymbolTrainer().Train(sample.SelectMany(text => text).ToArray(), [.. sample.Select(text => end += text.Length)]);
    }

    private static NativeBlock Write(SymbolTable table)
    {
        using var bytes = new NativeBuffer();
        bytes.Append((byte)table.Count);
        bytes.Append(table.Lengths);
        foreach (ulong value in table.Values) bytes.Append(value);
        Assert.Equal(SymbolDecoder.ByteCount(table.Count), bytes.Length);
        return bytes.Detach();
    }
}
