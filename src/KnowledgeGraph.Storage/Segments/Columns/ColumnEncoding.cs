namespace KnowledgeGraph.Storage.Segments.Columns;

/// <summary>How a column of a block is written; the smallest is taken. The numbers are part of the segment format.</summary>
internal enum ColumnEncoding : byte
{
    /// <summary>Frame of reference: the least value, then each difference to it, packed. A constant takes no bytes.</summary>
    Packed = 0,

    /// <summary>Runs of equal values; see <see cref="RunCodec"/>.</summary>
    Runs = 1,

    /// <summary>Strips of 128 rows, each with a frame of its own, or as the steps between its rows; see <see cref="StripCodec"/>.</summary>
    Strips = 2,

    /// <summary>A few values, and which of them stands in each row; see <see cref="DictionaryCodec"/>.</summary>
    Dictionary = 3,

    /// <summary>A frame for the values of each tag; see <see cref="GroupCodec"/>.</summary>
    Grouped = 4,

    /// <summary>
    /// A frame for each value of another column of the block, which is a <see cref="Dictionary"/>: the objects of each predicate are
    /// near each other. See <see cref="GroupCodec"/>.
    /// </summary>
    Guided = 5,
}
