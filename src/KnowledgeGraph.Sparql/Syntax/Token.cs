namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>A terminal and where it stands in <see cref="SourceText.Text"/>.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End)
{
    public int Length => End - Start;
}
