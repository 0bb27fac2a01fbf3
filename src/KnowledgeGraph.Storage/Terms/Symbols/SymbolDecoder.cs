using System.Runtime.CompilerServices;

namespace KnowledgeGraph.Storage.Terms.Symbols;

/// <summary>
/// Reads text that a <see cref="SymbolTable"/> compressed, from the table as it is written: the number of symbols (8 bits; 0: the text
/// stands as it is), the length of each (8 bits), then each in 8 bytes.
/// </summary>
/// <param name="table">The written table; its owner's.</param>
internal readonly unsafe struct SymbolDecoder(byte* table)
{
    /// <summary>Whether text stands as it is.</summary>
    public bool IsPlain => *table == 0;

    /// <summary>Whether every code is one of a symbol, or the escape.</summary>
    public bool IsFull => *table == SymbolTable.Escape;

    /// <summary>The bytes of the written table.</summary>
    public int TableBytes => ByteCount(*table);

    /// <summary>The bytes of a written table of so many symbols.</summary>
    public static int ByteCount(int symbols) => 1 + (symbols * (1 + SymbolTable.MaxLength));

    /// <summary>Whether what was read, of which there are so many bytes, begins with a table.</summary>
    public static bool IsTable(byte* bytes, long available)
    {
        if (available < 1 || ByteCount(*bytes) > available) return false;
        foreach (byte length in new ReadOnlySpan<byte>(bytes + 1, *bytes))
        {
            if (length is 0 or > SymbolTable.MaxLength) return false;
        }
        return true;
    }

    /// <summary>The length of text once it is read; false where it is not of this table's symbols.</summary>
    public bool TryMeasure(byte* source, int length, out long decoded)
    {
        decoded = IsPlain ? length : 0;
        int symbols = *table;
        if (symbols == 0) return true;
        byte* lengths = table + 1;
        for (byte* end = source + length; source < end; source++)
        {
            if (*source < symbols) decoded += lengths[*source];
            else if (*source == SymbolTable.Escape && ++source < end) decoded++;
            else return false;
        }
        return true;
    }

    /// <summary>Whether text of a full table does not end within an escape: each one at its end is the byte that another announces.</summary>
    public static bool IsWhole(byte* source, int length)
    {
        int escapes = 0;
        while (escapes < length && source[length - 1 - escapes] == SymbolTable.Escape) escapes++;
        return escapes % 2 == 0;
    }

    /// <summary>The length of text once it is read.</summary>
    public int LengthOf(byte* source, int length)
    {
        byte* lengths = table + 1;
        int sum = 0;
        for (byte* end = source + length; source < end; source++)
        {
            if (*source != SymbolTable.Escape) sum += lengths[*source];
            else sum += source++ < end ? 1 : 0;
        }
        return sum;
    }

    /// <summary>
    /// Reads text and returns its length; where there is no room for it, the first number of bytes that is too many: the destination holds
    /// the first bytes then.
    /// </summary>
    public int Decode(byte* source, int length, Span<byte> destination)
    {
        int symbols = *table;
        byte* lengths = table + 1;
        byte* values = lengths + symbols;
        fixed (byte* start = destination)
        {
            byte* at = start, end = source + length;
            // A symbol is written as 8 bytes, of which the next one overwrites what is too many.
            while (source < end && destination.Length - (at - start) >= SymbolTable.MaxLength)
            {
                while (end - source >= sizeof(uint) && destination.Length - (at - start) >= sizeof(uint) * SymbolTable.MaxLength)
                {
                    uint codes = Unsafe.ReadUnaligned<uint>(source);
                    if (HasEscape(codes)) break;
                    source += sizeof(uint);
                    at = Write(lengths, values, (byte)codes, at);
                    at = Write(lengths, values, (byte)(codes >> 8), at);
                    at = Write(lengths, values, (byte)(codes >> 16), at);
                    at = Write(lengths, values, (byte)(codes >> 24), at);
                }
                if (source == end || destination.Length - (at - start) < SymbolTable.MaxLength) break;
                byte code = *source++;
                if (code == SymbolTable.Escape)
                {
                    *at++ = *source++;
                    continue;
                }
                at = Write(lengths, values, code, at);
            }
            byte* slowEnd = start + destination.Length;
            while (source < end)
            {
                byte code = *source++;
                bool isPlain = code == SymbolTable.Escape;
                byte* from = isPlain ? source++ : values + (code * SymbolTable.MaxLength);
                for (int left = isPlain ? 1 : lengths[code]; left > 0; left--)
                {
                    if (at == slowEnd) return destination.Length + 1;
                    *at++ = *from++;
                }
            }
            return (int)(at - start);
        }
    }

    /// <summary>Whether one of four codes is <see cref="SymbolTable.Escape"/>, of which all bits are set.</summary>
    private static bool HasEscape(uint codes) => (((codes & 0x7F7F7F7F) + 0x01010101) & codes & 0x80808080) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* Write(byte* lengths, byte* values, byte code, byte* at)
    {
        Unsafe.WriteUnaligned(at, Unsafe.ReadUnaligned<ulong>(values + (code * SymbolTable.MaxLength)));
        return at + lengths[code];
    }
}
