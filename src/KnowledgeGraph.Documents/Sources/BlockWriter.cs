using System.Buffers;
using System.Runtime.InteropServices;

namespace KnowledgeGraph.Documents.Sources;

/// <summary>
/// Builds the extracted text block by block, and remembers where everything stands in it. Per block: <see cref="Begin"/>, then text, line
/// breaks, links and bold stretches in reading order, then <see cref="End"/>.
/// </summary>
/// <param name="fileName">The file, for errors.</param>
internal sealed class BlockWriter(string fileName)
{
    /// <summary>The most characters of extracted text: a small file can be unpacked to a large one.</summary>
    public const int MaxCharacters = 16 * 1024 * 1024;

    /// <summary>The most blocks begun, those of which nothing remains among them: a cell can hold a million empty lines.</summary>
    public const int MaxBegun = 1_000_000;

    /// <summary>The most characters of a block: what is found in a sentence is compared with what else is.</summary>
    public const int MaxBlockCharacters = 100_000;

    private const int MaxLines = 100_000;

    // Control characters, tab and line feed apart, and those that are none.
    private static readonly SearchValues<char> Unseen = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(i => (char)i).Where(c => char.IsControl(c) && c is not ('\t' or '\n')), '\uFFFE', '\uFFFF']);

    private readonly List<char> _text = [];
    private readonly List<TextBlock> _blocks = [];
    private readonly List<(TextSpan Span, int Number)> _lines = [];
    private readonly List<TextLink> _links = [];
    private readonly List<TextSpan> _strong = [];
    private (BlockKind Kind, int Level, TablePosition? Cell, int? Page) _block;
    private int _before;
    private int _lineStart;
    private int _lineNumber;
    private int _counted;
    private int _lineBreaks;
    private int _begun;

    public string Text => new(CollectionsMarshal.AsSpan(_text));

    public IReadOnlyList<TextBlock> Blocks => _blocks;

    /// <summary>Where the next character will stand.</summary>
    public int Position => _text.Count;

    /// <summary>Starts a block.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="level">The level of a heading, the depth of a list item; else 0.</param>
    /// <param name="line">The line of the source file; null where the format has none: lines of the extracted text are counted then.</param>
    /// <param name="cell">Where the cell stands, for cells.</param>
    /// <param name="page">The page or slide, where the format has them.</param>
    public void Begin(BlockKind kind, int level, int? line = null, TablePosition? cell = null, int? page = null)
    {
        if (++_begun > MaxBegun) throw DocumentLimit.TooMany(MaxBegun, "lines and cells, most of them empty", "lignes et cellules, vides pour la plupart", fileName, line);
        _block = (kind, level, cell, page);
        _before = _text.Count;
        AppendSeparator(cell);
        _lines.Clear();
        _links.Clear();
        _strong.Clear();
        _lineStart = _text.Count;
        _lineNumber = line ?? 1 + LineBreaks();
    }

    /// <summary>Appends text without line breaks. Characters that no reader sees, and XML can't hold, are left out.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        if (_text.Count + text.Length > MaxCharacters)
        {
            throw DocumentLimit.TooMany(MaxCharacters, "characters of text", "caractères", fileName, _lineNumber);
        }
        for (int unseen; (unseen = text.IndexOfAny(Unseen)) >= 0; text = text[(unseen + 1)..])
        {
            _text.AddRange(text[..unseen]);
            // A form feed parts words as a blank does.
            if (char.IsWhiteSpace(text[unseen])) _text.Add(' ');
        }
        _text.AddRange(text);
    }

    /// <summary>Ends a line of the block.</summary>
    /// <param name="number">The line of the source file that follows; null for the next.</param>
    public void BreakLine(int? number = null)
    {
        if (_lines.Count == MaxLines) throw DocumentLimit.TooMany(MaxLines, "lines in one block", "lignes dans un seul bloc", fileName, _lineNumber);
        EndLine();
        Append("\n");
        _lineStart = _text.Count;
        _lineNumber = number ?? _lineNumber + 1;
    }

    /// <summary>Makes a link of the text from a place to here.</summary>
    public void AddLink(int start, string url) => _links.Add(new TextLink(new TextSpan(start, _text.Count), url));

    /// <summary>Makes the text from a place to here bold.</summary>
    public void AddStrong(int start)
    {
        // Word processors cut a run where the spelling checker has been.
        if (_strong.Count > 0 && _strong[^1].End == start) _strong[^1] = new TextSpan(_strong[^1].Start, _text.Count);
        else _strong.Add(new TextSpan(start, _text.Count));
    }

    /// <summary>Ends the block; nothing remains of one without text.</summary>
    public void End()
    {
        EndLine();
        List<TextLine> lines = [.. _lines.Select(line => new TextLine(Trim(line.Span), line.Number)).Where(line => line.Span.Length > 0)];
        if (lines.Count == 0)
        {
            Truncate(_before);
            return;
        }
        Truncate(lines[^1].Span.End);
        var span = new TextSpan(lines[0].Span.Start, lines[^1].Span.End);
        if (span.Length > MaxBlockCharacters)
        {
            throw DocumentLimit.TooMany(MaxBlockCharacters, "characters in one paragraph", "caractères dans un seul paragraphe", fileName, lines[0].Number);
        }
        if (_blocks.Count == DocumentReader.MaxBlocks)
        {
            throw DocumentLimit.TooMany(DocumentReader.MaxBlocks, "paragraphs and cells", "paragraphes et cellules", fileName, lines[0].Number);
        }
        _blocks.Add(new TextBlock
        {
            Kind = _block.Kind,
            Level = _block.Level,
            Span = span,
            Lines = lines,
            Links = LinksIn(span),
            Strong = [.. _strong.Select(Trim).Where(strong => span.Contains(strong) && strong.Length > 0)],
            Cell = _block.Cell,
            Page = _block.Page,
        });
    }

    /// <summary>The links made, and the addresses that merely stand there, in order.</summary>
    private List<TextLink> LinksIn(TextSpan span)
    {
        List<TextLink> links =
            [.. _links.Select(link => link with { Span = Trim(link.Span) }).Where(link => span.Contains(link.Span) && link.Span.Length > 0)];
        string text = new(CollectionsMarshal.AsSpan(_text)[span.Start..span.End]);
        foreach (TextLink found in BareLinks.Find(text))
        {
            var at = new TextSpan(span.Start + found.Span.Start, span.Start + found.Span.End);
            if (!links.Exists(link => link.Span.Overlaps(at))) links.Add(found with { Span = at });
        }
        return [.. links.OrderBy(link => link.Span.Start)];
    }

    private void AppendSeparator(TablePosition? cell)
    {
        if (_blocks.Count == 0) return;
        TablePosition? previous = _blocks[^1].Cell;
        if (cell is null || previous?.Table != cell.Value.Table) _text.AddRange("\n\n");
        else _text.Add(previous.Value.Row == cell.Value.Row && previous.Value.Column != cell.Value.Column ? '\t' : '\n');
    }

    /// <summary>The line breaks of the text so far.</summary>
    private int LineBreaks()
    {
        _lineBreaks += CollectionsMarshal.AsSpan(_text)[_counted..].Count('\n');
        _counted = _text.Count;
        return _lineBreaks;
    }

    private void Truncate(int length)
    {
        if (length < _counted)
        {
            _lineBreaks -= CollectionsMarshal.AsSpan(_text)[length.._counted].Count('\n');
            _counted = length;
        }
        _text.RemoveRange(length, _text.Count - length);
    }

    private void EndLine() => _lines.Add((new TextSpan(_lineStart, _text.Count), _lineNumber));

    private TextSpan Trim(TextSpan span)
    {
        int start = span.Start;
        int end = Math.Min(span.End, _text.Count);
        while (start < end && char.IsWhiteSpace(_text[start])) start++;
        while (end > start && char.IsWhiteSpace(_text[end - 1])) end--;
        return new TextSpan(start, end);
    }
}
