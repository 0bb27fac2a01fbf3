using System.Globalization;
using KnowledgeGraph.Benchmarks.Catalogue;
using KnowledgeGraph.Benchmarks.Shop;

namespace KnowledgeGraph.Benchmarks.Generation;

/// <summary><c>generate FILE [QUADS] [--data catalogue|shop]</c>: writes made-up data to a file.</summary>
internal static class GenerateCommand
{
    /// <summary>How many statements there are where no number is given.</summary>
    public const long DefaultQuads = 1_000_000;

    /// <summary>Writes what the arguments ask for; of the catalogue, N-Quads where the name of the file ends in <c>.nq</c>. Tells how fast.</summary>
    /// <exception cref="ArgumentException">An argument that there isn't.</exception>
    public static void Run(string file, ReadOnlySpan<string> arguments)
    {
        long quads = DefaultQuads;
        string data = "catalogue";
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--data" && i + 1 < arguments.Length) data = arguments[++i];
            else quads = ParseCount(arguments[i]);
        }
        var clock = Clock.Start();
        using FileStream stream = new(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        long count = data switch
        {
            "catalogue" => CatalogueGenerator.Write(stream, quads, namedGraphs: Path.GetExtension(file) == ".nq"),
            "shop" => ShopGenerator.Write(stream, quads),
            _ => throw new ArgumentException($"there is no data '{data}'", nameof(arguments)),
        };
        double seconds = clock.Elapsed.Wall.TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{file}: {count:N0} statements, {stream.Length:N0} bytes, {count / seconds / 1e6:F2} M statements/s"));
    }

    /// <summary>Reads a count such as 250000, 10M or 100k.</summary>
    public static long ParseCount(string text)
    {
        long unit = char.ToUpperInvariant(text[^1]) switch { 'M' => 1_000_000, 'K' => 1000, _ => 1 };
        return unit * long.Parse(unit == 1 ? text : text[..^1], CultureInfo.InvariantCulture);
    }
}
