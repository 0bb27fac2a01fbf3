namespace KnowledgeGraph.Storage.Loading;

/// <summary>What a load is doing.</summary>
public enum LoadPhase
{
    /// <summary>Reads the documents; measured in bytes of the files, where they are known.</summary>
    Reading,

    /// <summary>Reads what the store has already; measured in quads.</summary>
    ReadingStore,

    /// <summary>Sorts the last terms that were read.</summary>
    SortingTerms,

    /// <summary>Makes and writes one dictionary of all terms; measured in terms, of which some may come several times.</summary>
    MergingTerms,

    /// <summary>Numbers the quads by their terms; measured in quads.</summary>
    NumberingQuads,

    /// <summary>Sorts, packs and writes the quads in every order; measured in quads of all orders.</summary>
    PackingQuads,

    /// <summary>Waits until everything is on the disk, and makes it the store.</summary>
    Writing,
}
