namespace KnowledgeGraph.Benchmarks.Comparison;

/// <summary>What to compare.</summary>
internal sealed record CompareOptions
{
    /// <summary>The file that describes the engines, ours first: a JSON array of <see cref="Engine"/>.</summary>
    public required string Engines { get; init; }

    /// <summary>The data, as N-Triples or N-Quads.</summary>
    public required string Data { get; init; }

    /// <summary>Where databases and results are kept.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder of the mix. Default: that of the catalogue, beside the program.</summary>
    public string Queries { get; init; } = Path.Combine(AppContext.BaseDirectory, "Queries", "Catalogue");

    /// <summary>Only these engines.</summary>
    public string[]? Only { get; init; }

    /// <summary>Only this category.</summary>
    public string? Category { get; init; }

    /// <summary>Timed runs of a query.</summary>
    public int Runs { get; init; } = 5;

    /// <summary>The longest time for one query.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The datasets of the look-ups under load: the first so many.</summary>
    public int Datasets { get; init; } = 10_000;

    /// <summary>Load, but ask nothing.</summary>
    public bool LoadOnly { get; init; }

    /// <summary>The data's name in files and tables.</summary>
    public string DataName => Path.GetFileNameWithoutExtension(Data);

    /// <summary>Reads <c>ENGINES.json DATA FOLDER [--only A,B] [--category X] [--queries DIR] [--runs N] [--timeout SECONDS] [--load-only]</c>.</summary>
    /// <exception cref="ArgumentException">An option that there isn't.</exception>
    public static CompareOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new CompareOptions { Engines = arguments[0], Data = arguments[1], Folder = arguments[2] };
        for (int i = 3; i < arguments.Length; i++)
        {
            options = arguments[i] switch
            {
                "--only" => options with { Only = arguments[++i].Split(',') },
                "--category" => options with { Category = arguments[++i] },
                "--queries" => options with { Queries = arguments[++i] },
                "--runs" => options with { Runs = int.Parse(arguments[++i], System.Globalization.CultureInfo.InvariantCulture) },
                "--timeout" => options with { Timeout = TimeSpan.FromSeconds(int.Parse(arguments[++i], System.Globalization.CultureInfo.InvariantCulture)) },
                "--load-only" => options with { LoadOnly = true },
                _ => throw new ArgumentException($"there is no option '{arguments[i]}'", nameof(arguments)),
            };
        }
        return options;
    }
}
