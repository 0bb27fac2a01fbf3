namespace KnowledgeGraph.Documents.Sources;

/// <summary>The kinds of block.</summary>
public enum BlockKind
{
    /// <summary>A heading; its level is 1 to 6.</summary>
    Heading,

    /// <summary>A paragraph that stands by itself.</summary>
    Paragraph,

    /// <summary>A paragraph of a list item; its level is the depth of the list, from 1.</summary>
    ListItem,

    /// <summary>A cell of a table that is not empty.</summary>
    TableCell,
}
