using System.Globalization;

namespace KnowledgeGraph.Benchmarks.Catalogue;

/// <summary><c>generate FILE [QUADS]</c>: writes the catalogue to a file.</summary>
internal static class GenerateCommand
{
    /// <summary>Writes N-Quads where the name of the file ends in <c>.nq</c>, N-Triples otherwise, and tells how fast.</summary>
    public static void Run(string file, long quads)
    {
        var clock = Clock.Start();
        using FileStream stream = new(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        long count = CatalogueGenerator.Write(stream, quads, namedGraphs: Path.GetExtension(file) == ".nq");
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
