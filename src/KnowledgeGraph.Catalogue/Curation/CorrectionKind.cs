namespace KnowledgeGraph.Catalogue.Curation;

/// <summary>What an editor does with a statement.</summary>
internal enum CorrectionKind
{
    /// <summary>It is right.</summary>
    Confirm,

    /// <summary>Another value holds in its place.</summary>
    Replace,

    /// <summary>It does not hold.</summary>
    Withdraw,

    /// <summary>It holds, though no document says it.</summary>
    Add,
}
