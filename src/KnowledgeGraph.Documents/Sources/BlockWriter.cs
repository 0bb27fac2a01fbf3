using System.Text;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace KnowledgeGraph.Documents.Sources;

/// <summary>Builds the extracted text block by block, and remembers where everything stands in it.</summary>
internal sealed class BlockWriter(string fileName)
{
    private readonly StringBuilder _text = new();
    private readonly List<TextBlock> _blocks = [];
    private readonly List<(TextSpan Span, int Number)> _lines = [];
    private readonly List<TextLink> _links = [];
    private readonly List<TextSpan> _strong = [];
    private int _lineStart;
    private int _lineNumber;
    private int _boldStart = -1;

    public string Text => _text.ToString();

    public IReadOnlyList<TextBlock> Blocks => _blocks;

    public void Write(LeafBlock leaf, BlockKind kind, int level, TablePosition? cell = null)
    {
        int before = _text.Length;
        AppendSeparator(cell);
        _lines.Clear();
        _links.Clear();
        _strong.Clear();
        _lineStart = _text.Length;
        _lineNumber = leaf.Line + 1;

        // A heading that is underlined gives the line of the underline; its text stands above.
        if (leaf is HeadingBlock { IsSetext: true, Inline: not null }) _lineNumber -= leaf.Inline.Count(inline => inline is LineBreakInline) + 1;
        _boldStart = -1;
        if (leaf.Inline is not null) Append(leaf.Inline, 0);
        else AppendRaw(leaf);
        EndLine();

        List<TextLine> lines = [.. _lines.Select(line => Trim(line.Span, line.Number)).Where(line => line.Span.Length > 0)];
        if (lines.Count == 0)
        {
            _text.Length = before;
            return;
        }
        _text.Length = lines[^1].Span.End;
        var span = new TextSpan(lines[0].Span.Start, lines[^1].Span.End);
        if (_blocks.Count == MarkdownReader.MaxBlocks)
        {
            throw new DocumentException($"more than {MarkdownReader.MaxBlocks} blocks; split the document", fileName, leaf.Line + 1);
        }
        _blocks.Add(new TextBlock
        {
            Kind = kind,
            Level = level,
            Span = span,
            Lines = lines,
            Links = [.. _links.Where(link => span.Contains(link.Span) && link.Span.Length > 0)],
            Strong = [.. _strong.Select(strong => Trim(strong, 0).Span).Where(strong => span.Contains(strong) && strong.Length > 0)],
            Cell = cell,
        });
    }

    private void AppendSeparator(TablePosition? cell)
    {
        if (_blocks.Count == 0) return;
        TablePosition? previous = _blocks[^1].Cell;
        if (cell is null || previous?.Table != cell.Value.Table) _text.Append("\n\n");
        else _text.Append(previous.Value.Row == cell.Value.Row ? '\t' : '\n');
    }

    private void Append(ContainerInline container, int depth)
    {
        if (depth > MarkdownReader.MaxDepth)
        {
            string reason = $"nested deeper than {MarkdownReader.MaxDepth} levels; simplify the formatting";
            throw new DocumentException(reason, fileName, _lineNumber);
        }
        foreach (Inline inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    _text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    _text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    _text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    _links.Add(new TextLink(new TextSpan(_text.Length, _text.Length + link.Url.Length), link.Url));
                    _text.Append(link.Url);
                    break;
                case LinkInline link:
                    int linkStart = _text.Length;
                    Append((ContainerInline)link, depth + 1);
                    _links.Add(new TextLink(new TextSpan(linkStart, _text.Length), link.Url ?? string.Empty));
                    break;
                case EmphasisInline emphasis:
                    int start = _text.Length;
                    Append((ContainerInline)emphasis, depth + 1);
                    if (emphasis.DelimiterCount >= 2) _strong.Add(new TextSpan(start, _text.Length));
                    break;
                case HtmlInline html:
                    AppendTag(html.Tag);
                    break;
                case LineBreakInline:
                    EndLine();
                    _text.Append('\n');
                    _lineStart = _text.Length;
                    _lineNumber++;
                    break;
                case DelimiterInline delimiter:
                    _text.Append(delimiter.ToLiteral());
                    Append((ContainerInline)delimiter, depth + 1);
                    break;
                case ContainerInline inner:
                    Append(inner, depth + 1);
                    break;
            }
        }
    }

    private void AppendTag(string tag)
    {
        ReadOnlySpan<char> name = tag.AsSpan().Trim("</> ");
        bool strong = name.Equals("b", StringComparison.OrdinalIgnoreCase) || name.Equals("strong", StringComparison.OrdinalIgnoreCase);
        if (strong && !tag.StartsWith("</", StringComparison.Ordinal))
        {
            _boldStart = _text.Length;
        }
        else if (strong && _boldStart >= 0)
        {
            _strong.Add(new TextSpan(_boldStart, _text.Length));
            _boldStart = -1;
        }
        else if (name.Equals("br", StringComparison.OrdinalIgnoreCase))
        {
            EndLine();
            _text.Append('\n');
            _lineStart = _text.Length;
        }
    }

    /// <summary>Code and HTML blocks have no inlines; a tag is replaced by nothing, its text stays.</summary>
    private void AppendRaw(LeafBlock leaf)
    {
        bool html = leaf is HtmlBlock;
        bool inTag = false;
        StringLineGroup lines = leaf.Lines;
        for (int i = 0; i < lines.Count; i++)
        {
            _lineNumber = lines.Lines[i].Line + 1;
            foreach (char c in lines.Lines[i].Slice.AsSpan())
            {
                if (html && c == '<') inTag = true;
                if (!inTag) _text.Append(c);
                if (c == '>') inTag = false;
            }
            EndLine();
            _text.Append('\n');
            _lineStart = _text.Length;
        }
    }

    private void EndLine() => _lines.Add((new TextSpan(_lineStart, _text.Length), _lineNumber));

    private TextLine Trim(TextSpan span, int number)
    {
        int start = span.Start;
        int end = span.End;
        while (start < end && char.IsWhiteSpace(_text[start])) start++;
        while (end > start && char.IsWhiteSpace(_text[end - 1])) end--;
        return new TextLine(new TextSpan(start, end), number);
    }
}
