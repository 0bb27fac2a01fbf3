namespace KnowledgeGraph.Benchmarks.Catalogue;

/// <summary>How many things of each kind a catalogue of about so many statements has.</summary>
internal sealed class CatalogueSize(long quads)
{
    private const int QuadsPerDataset = 70;

    /// <summary>Statements asked for.</summary>
    public long Quads { get; } = quads;

    /// <summary>About how many datasets there will be.</summary>
    public int Datasets { get; } = (int)Math.Max(20, quads / QuadsPerDataset);

    /// <summary>Publishers, each of the first a parent of later ones.</summary>
    public int Organisations => Math.Max(12, Datasets / 30);

    /// <summary>Places: one country, its regions, departments, municipalities.</summary>
    public int Places => Math.Clamp(Datasets / 4, 120, 35_000);

    /// <summary>Concepts of a thesaurus about six levels deep.</summary>
    public int Concepts => Math.Clamp(Datasets / 20, 100, 8_000);

    /// <summary>Different keywords.</summary>
    public int Keywords => Math.Clamp(Datasets / 8, 150, 25_000);

    /// <summary>Catalogues: one national, the others harvested, some of them through each other.</summary>
    public int Catalogues => Math.Max(6, (int)Math.Sqrt(Datasets) / 3);

    /// <summary>Data services (WMS, WFS, APIs).</summary>
    public int Services => Math.Max(10, Datasets / 25);

    /// <summary>Series of datasets.</summary>
    public int Series => Math.Max(5, Datasets / 60);
}
