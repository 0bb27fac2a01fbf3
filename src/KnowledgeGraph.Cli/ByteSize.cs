using System.Globalization;

namespace KnowledgeGraph.Cli;

/// <summary>Sizes as people type them: <c>512M</c>, <c>8G</c>, in units of 1024.</summary>
internal static class ByteSize
{
    private const string Units = "KMGT";
    private const long MinBytes = 1024 * 1024;

    /// <summary>The bytes, or 0 where the option was left out.</summary>
    /// <exception cref="UsageException">It is no size, or less than 1M.</exception>
    public static long Parse(string? text, string option)
    {
        if (text is null) return 0;
        string number = text.TrimEnd('B', 'b', 'i');
        int unit = number.Length == 0 ? -1 : Units.IndexOf(char.ToUpperInvariant(number[^1]), StringComparison.Ordinal);
        if (unit >= 0) number = number[..^1];
        bool isNumber = double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value);
        double bytes = value * Math.Pow(1024, unit + 1);
        if (isNumber && bytes is >= MinBytes and < long.MaxValue) return (long)bytes;
        throw new UsageException($"{option} is '{text}'; it takes a size of at least 1M, such as 512M or 8G");
    }
}
