namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>The text of a query or an update, and the way from a place in it to the line and column that the author sees.</summary>
internal sealed class SourceText
{
    /// <exception cref="SparqlSyntaxException">The text holds half of a surrogate pair.</exception>
    public SourceText(string text)
    {
        Text = text;
        CheckSurrogates();
    }

    /// <summary>The text to be parsed.</summary>
    public string Text { get; }

    /// <summary>Makes the exception for a place in <see cref="Text"/>.</summary>
    public SparqlSyntaxException Error(string reason, int offset)
    {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset; i++)
        {
            bool lineEnd = Text[i] == '\n' || (Text[i] == '\r' && !(i + 1 < Text.Length && Text[i + 1] == '\n'));
            if (!lineEnd) continue;
            line++;
            lineStart = i + 1;
        }
        return new SparqlSyntaxException(reason, line, offset - lineStart + 1);
    }

    private void CheckSurrogates()
    {
        for (int i = 0; i < Text.Length; i++)
        {
            int next = Text.AsSpan(i).IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0) return;
            i += next;
            bool isPair = char.IsHighSurrogate(Text[i]) && i + 1 < Text.Length && char.IsLowSurrogate(Text[i + 1]);
            if (!isPair) throw Error("half of a surrogate pair stands here; the text was damaged on its way", i);
            i++;
        }
    }
}
