namespace KnowledgeGraph.Benchmarks.Shop;

/// <summary>How many things of each kind a shop of about so many statements has: the proportions of the Berlin SPARQL Benchmark.</summary>
internal sealed class ShopSize(long quads)
{
    private const int QuadsPerProduct = 365;

    /// <summary>Products.</summary>
    public int Products { get; } = (int)Math.Max(50, quads / QuadsPerProduct);

    /// <summary>Producers of about fifty products each.</summary>
    public int Producers => Math.Max(5, Products / 50);

    /// <summary>Offers.</summary>
    public int Offers => 20 * Products;

    /// <summary>Vendors of about two thousand offers each.</summary>
    public int Vendors => Math.Max(5, Offers / 2000);

    /// <summary>Reviews.</summary>
    public int Reviews => 10 * Products;

    /// <summary>Reviewers of about twenty reviews each.</summary>
    public int Reviewers => Math.Max(10, Reviews / 20);
}
