using KnowledgeGraph.Catalogue.Editions;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Catalogue.Tests;

public sealed class FicheComparisonTests : IDisposable
{
    private readonly InventedData _data = new();

    public FicheComparisonTests()
    {
        _data.WriteFiche("mayotte-2024", "01/02/2024", "PCRS, OCS GE", "La coordination n'est pas formalisée.");
        _data.WriteFiche("mayotte-2026", "15/03/2026", "PCRS, LiDAR HD", "La coordination n'est pas formalisée.");
        _data.Build();
    }

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("06")]
    [InlineData("mayotte")]
    public void Compare_TwoEditions_TellsWhatChanged_AndNothingElse(string region)
    {
        FicheChanges changes = Compare(region);
        Assert.Equal(("Mayotte", "2024-02-01", "2026-03-15"), (changes.Region, changes.FromDate, changes.ToDate));
        FieldChange stakes = Assert.Single(changes.Fields);
        Assert.Equal(stakes.OldState, stakes.NewState);
        Assert.Equal(("PCRS, OCS GE", "PCRS, LiDAR HD"), (stakes.OldText, stakes.NewText));
        Assert.Contains(stakes.Removed, fact => fact.EndsWith(": OCS GE", StringComparison.Ordinal));
        Assert.Contains(stakes.Added, fact => fact.EndsWith(": LiDAR HD", StringComparison.Ordinal));
        Assert.DoesNotContain(stakes.Removed.Concat(stakes.Added), fact => fact.Contains("corps de rue", StringComparison.Ordinal));
    }

    [Fact]
    public void Compare_AnEditionWithItself_HasNoChange() =>
        Assert.Empty(Compare("06", "2024-02-01", "2024-02-01").Fields);

    [Fact]
    public void Compare_WithoutAnEditionBefore_SaysSo()
    {
        KnowledgeGraphException error = Assert.Throws<KnowledgeGraphException>(() => Compare("06", null, "2024-02-01"));
        Assert.Contains("no edition before 2024-02-01", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_UnknownDate_NamesThoseThereAre()
    {
        KnowledgeGraphException error = Assert.Throws<KnowledgeGraphException>(() => Compare("06", "2020-01-01"));
        Assert.Contains("2024-02-01, 2026-03-15", error.Message, StringComparison.Ordinal);
    }

    private FicheChanges Compare(string region, string? from = null, string? to = null)
    {
        using Snapshot snapshot = _data.Store.AcquireSnapshot();
        return new FicheComparison(snapshot).Compare(region, from, to);
    }
}
