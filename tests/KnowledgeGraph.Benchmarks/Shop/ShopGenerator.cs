using KnowledgeGraph.Benchmarks.Generation;

namespace KnowledgeGraph.Benchmarks.Shop;

/// <summary>
/// A made-up web shop after the specification of the Berlin SPARQL Benchmark: products in a tree of types with features and producers, offers of
/// vendors, reviews of reviewers. The same size gives the same bytes on every machine.
/// </summary>
internal static class ShopGenerator
{
    /// <summary>Writes about <paramref name="quads"/> different statements as N-Triples. Returns how many.</summary>
    public static long Write(Stream stream, long quads)
    {
        var writer = new StatementWriter(stream, namedGraphs: false);
        var size = new ShopSize(quads);
        new ProductDescriber(writer, size).Write();
        new OfferDescriber(writer, size).Write();
        new ReviewDescriber(writer, size).Write();
        writer.Flush();
        return writer.Count;
    }
}
