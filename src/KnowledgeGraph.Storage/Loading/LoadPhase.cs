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

    /// <summary>Makes one dictionary of all terms; measured in terms, of which some may come several times.</summary>
    MergingTerms,

    /// <summary>Numbers the quads by their terms; measured in quads.</summary>
    NumberingQuads,

    /// <summary>Sorts and packs the quads in every order; measured in quads of all orders.</summary>
    PackingQuads,

    /// <summary>Writes the segment and makes it the store.</summary>
    Writing,
}
