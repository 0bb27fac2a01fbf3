namespace KnowledgeGraph.Documents.Text;

/// <summary>A word of a text, with the forms under which names are compared.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Folded">In lower case, without accents.</param>
/// <param name="Singular">As <paramref name="Folded"/>, without the mark of the plural.</param>
/// <param name="Shape">How it is capitalised.</param>
internal readonly record struct TextToken(int Start, int End, string Folded, string Singular, TokenShape Shape)
{
    public int Length => End - Start;
}
