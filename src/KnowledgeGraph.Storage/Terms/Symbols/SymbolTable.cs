using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KnowledgeGraph.Storage.Terms.Symbols;

/// <summary>
/// Up to 255 byte strings of 1 to 8 bytes, which stand for a byte each in compressed text; the 256th byte says that the next one stands
/// for itself (after Boncz, Neumann and Leis, "FSST", VLDB 2020). Text is compressed by taking the longest symbol at each place, and any
/// piece can be read alone. Immutable and thread-safe.
/// </summary>
internal sealed class SymbolTable
{
    public const int MaxCount = 255;
    public const int MaxLength = sizeof(ulong);

    /// <summary>The code before a byte that stands for itself.</summary>
    public const byte Escape = 255;

    private const int HashBits = 11;
    private const short None = -1;
    private readonly ulong[] _values;
    private readonly byte[] _lengths;

    // By the first three bytes the longest symbol, and from each the next shorter one; by two bytes and by one the only symbol.
    private readonly short[] _longest = new short[1 << HashBits];
    private readonly short[] _shorter;
    private readonly short[] _pairs = new short[1 << 16];
    private readonly short[] _bytes = new short[1 << 8];

    /// <summary>Takes over symbols, each with its first byte lowest and zeros behind its end.</summary>
    public SymbolTable(ulong[] values, byte[] lengths)
    {
        _values = values;
        _lengths = lengths;
        _shorter = new short[values.Length];
        _longest.AsSpan().Fill(None);
        _pairs.AsSpan().Fill(None);
        _bytes.AsSpan().Fill(None);
        short[] codes = new short[values.Length];
        for (int code = 0; code < codes.Length; code++) codes[code] = (short)code;
        Array.Sort((byte[])lengths.Clone(), codes);
        foreach (short code in codes)
        {
            if (lengths[code] == 1) _bytes[values[code]] = code;
            else if (lengths[code] == 2) _pairs[values[code]] = code;
            if (lengths[code] <= 2) continue;
            ref short head = ref _longest[HashOf(values[code])];
            _shorter[code] = head;
            head = code;
        }
    }

    public int Count => _values.Length;

    /// <summary>The bytes of each symbol, the first lowest.</summary>
    public ReadOnlySpan<ulong> Values => _values;

    public ReadOnlySpan<byte> Lengths => _lengths;

    /// <summary>The longest symbol that text begins with; -1 where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ReadOnlySpan<byte> text)
    {
        ulong word = ReadWord(text);
        if (text.Length >= 3)
        {
            for (int code = _longest[HashOf(word)]; code >= 0; code = _shorter[code])
            {
                int length = _lengths[code];
                if (((word ^ _values[code]) & (ulong.MaxValue >> (64 - (8 * length)))) == 0 && length <= text.Length) return code;
            }
        }
        if (text.Length >= 2 && _pairs[(ushort)word] >= 0) return _pairs[(ushort)word];
        return _bytes[(byte)word];
    }

    /// <summary>Compresses text; the destination has twice its length. Returns the bytes used.</summary>
    public int Compress(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        int at = 0;
        while (!text.IsEmpty)
        {
            int code = Find(text);
            if (code < 0)
            {
                destination[at++] = Escape;
                destination[at++] = text[0];
                text = text[1..];
            }
            else
            {
                destination[at++] = (byte)code;
                text = text[_lengths[code]..];
            }
        }
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int HashOf(ulong word) => (int)(((uint)word & 0xFFFFFF) * 2654435769u >> (32 - HashBits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ReadWord(ReadOnlySpan<byte> text)
    {
        if (text.Length >= sizeof(ulong)) return Unsafe.ReadUnaligned<ulong>(ref MemoryMarshal.GetReference(text));
        ulong word = 0;
        for (int i = 0; i < text.Length; i++) word |= (ulong)text[i] << (8 * i);
        return word;
    }
}
