namespace KnowledgeGraph.Storage.Segments;

/// <summary>How a column of a block is written; the smallest is taken. The numbers are part of the segment format.</summary>
internal enum ColumnEncoding : byte
{
    /// <summary>Frame of reference: the least value, then each difference to it, packed. A constant takes no bytes.</summary>
    Packed = 0,

    /// <summary>Runs of equal values: where each ends (16 bits), then its value, packed.</summary>
    Runs = 1,

    /// <summary>
    /// Values of several tags: the least value of each group, then the group of each row and the difference to it, packed.
    /// </summary>
    Grouped = 2,
}
