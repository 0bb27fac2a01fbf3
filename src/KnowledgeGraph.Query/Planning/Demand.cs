namespace KnowledgeGraph.Query.Planning;

/// <summary>What somebody above wants of the rows of a pattern; by default all of them, as often as they come.</summary>
internal readonly record struct Demand
{
    private readonly double? _rows;

    private Demand(double? rows, bool isSet)
    {
        _rows = rows;
        IsSet = isSet;
    }

    /// <summary>The rows after which nobody may read on; infinite where all will be read.</summary>
    public double Rows => _rows ?? double.PositiveInfinity;

    /// <summary>Whether nobody minds how often a row comes.</summary>
    public bool IsSet { get; }

    /// <summary>Some first rows.</summary>
    public static Demand First(double rows) => new(rows, isSet: false);

    /// <summary>All rows, as often as they come.</summary>
    public static Demand All => default;

    /// <summary>As much of rows of which only one in so many counts.</summary>
    public Demand Times(double factor) => new(_rows * factor, IsSet);

    /// <summary>As many rows, where it matters or not how often each comes.</summary>
    public Demand AsSet(bool isSet = true) => new(_rows, isSet);

    /// <summary>All rows of the same kind.</summary>
    public Demand OfAll => new(null, IsSet);
}
