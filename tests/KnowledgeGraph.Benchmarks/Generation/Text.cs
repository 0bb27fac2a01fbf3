using System.Buffers.Text;
using System.Text;

namespace KnowledgeGraph.Benchmarks.Generation;

/// <summary>A short text of UTF-8 that is put together piece by piece and used again. Holds at most 4 KiB.</summary>
internal sealed class Text
{
    private readonly byte[] _bytes = new byte[4096];
    private int _length;

    /// <summary>The text so far.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, _length);

    /// <summary>Begins an empty text.</summary>
    public Text Clear()
    {
        _length = 0;
        return this;
    }

    /// <summary>Adds bytes of UTF-8.</summary>
    public Text Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
        return this;
    }

    /// <summary>Adds a number, with leading zeros up to the width.</summary>
    public Text Add(long number, byte digits = 0)
    {
        Utf8Formatter.TryFormat(number, _bytes.AsSpan(_length), out int written, digits == 0 ? default : new('D', digits));
        _length += written;
        return this;
    }

    /// <summary>Adds a date as XML Schema writes it.</summary>
    public Text AddDate(int year, int month, int day) => Add(year).Add("-"u8).Add(month, 2).Add("-"u8).Add(day, 2);

    /// <summary>Adds a time of day in UTC, with the T before it.</summary>
    public Text AddTime(int second) =>
        Add("T"u8).Add(second / 3600, 2).Add(":"u8).Add(second / 60 % 60, 2).Add(":"u8).Add(second % 60, 2).Add("Z"u8);

    /// <summary>The UTF-8 of the words of a list.</summary>
    public static byte[][] Words(string list, char separator = ' ') =>
        [.. list.Split(separator).Select(word => Encoding.UTF8.GetBytes(word.Trim()))];
}
