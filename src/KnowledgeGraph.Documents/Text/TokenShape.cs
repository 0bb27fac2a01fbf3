namespace KnowledgeGraph.Documents.Text;

/// <summary>How a word is capitalised.</summary>
internal enum TokenShape
{
    /// <summary>It begins with a small letter or a digit.</summary>
    Lower,

    /// <summary>It begins with a capital, and has small letters.</summary>
    Capitalised,

    /// <summary>It has several letters, and all are capitals.</summary>
    Capitals,
}
