using System.Text;
using KnowledgeGraph.Formats;

namespace KnowledgeGraph.Cli.Checking;

/// <summary>The text around a place of a document: its line, cut to what fits on a terminal, and where in it the place is.</summary>
internal sealed class SourceExcerpt
{
    private const int CharactersBefore = 60;
    private const int CharactersBehind = 40;

    private readonly long _column;
    private readonly StringBuilder _text = new();

    private SourceExcerpt(long column) => _column = column;

    /// <summary>The text, with blanks for tabs and control characters, and dots where it was cut.</summary>
    public string Text => _text.ToString();

    /// <summary>How many characters of the text stand before the place.</summary>
    public int Caret { get; private set; }

    /// <summary>Reads the text around each of the errors, in one pass in constant memory.</summary>
    public static IReadOnlyList<SourceExcerpt> Find(Stream document, IReadOnlyList<RdfSyntaxException> errors)
    {
        SourceExcerpt[] excerpts = [.. errors.Select(error => new SourceExcerpt(error.Column))];
        ILookup<long, SourceExcerpt> byLine = errors.Zip(excerpts).ToLookup(pair => pair.First.Line, pair => pair.Second);
        long lastLine = errors.Max(error => error.Line);
        using var reader = new StreamReader(document, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        char[] buffer = new char[32 * 1024];
        long line = 1;
        long column = 0;
        SourceExcerpt[] open = [.. byLine[line]];
        bool afterCarriageReturn = false;
        for (int length = reader.Read(buffer); length > 0 && line <= lastLine; length = reader.Read(buffer))
        {
            foreach (char c in buffer.AsSpan(0, length))
            {
                bool isSecondHalf = afterCarriageReturn && c == '\n';
                afterCarriageReturn = c == '\r';
                if (isSecondHalf) continue;
                if (c is '\n' or '\r')
                {
                    column = 0;
                    open = [.. byLine[++line]];
                    continue;
                }
                if (!char.IsLowSurrogate(c)) column++;
                foreach (SourceExcerpt excerpt in open) excerpt.Take(c, column);
            }
        }
        return excerpts;
    }

    private void Take(char c, long column)
    {
        if (column == _column - CharactersBefore - 1 || column == _column + CharactersBehind + 1)
        {
            if (!char.IsLowSurrogate(c)) Append('…', column);
        }
        else if (column >= _column - CharactersBefore && column <= _column + CharactersBehind)
        {
            Append(char.IsControl(c) ? ' ' : c, column);
        }
    }

    private void Append(char c, long column)
    {
        _text.Append(c);
        if (column < _column && !char.IsLowSurrogate(c)) Caret++;
    }
}
