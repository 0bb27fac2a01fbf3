using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace KnowledgeGraph.Documents.Sources.Markdown;

/// <summary>Writes the text of a Markdown block.</summary>
internal sealed class LeafWriter(string fileName, BlockWriter writer)
{
    private int _lineNumber;
    private int _boldStart;
    private (BlockKind Kind, int Level)? _lineKind;

    public void Write(LeafBlock leaf, BlockKind kind, int level, TablePosition? cell = null)
    {
        _lineNumber = leaf.Line + 1;
        // A heading that is underlined gives the line of the underline; its text stands above.
        if (leaf is HeadingBlock { IsSetext: true, Inline: not null }) _lineNumber -= leaf.Inline.Descendants<LineBreakInline>().Count() + 1;
        _boldStart = -1;
        writer.Begin(kind, level, _lineNumber, cell);
        if (leaf.Inline is not null) Append(leaf.Inline, 0);
        else AppendRaw(leaf);
        writer.End();
    }

    /// <summary>Writes each line of a paragraph as a block of its own.</summary>
    public void WriteLines(ParagraphBlock paragraph, BlockKind kind, int level)
    {
        _lineKind = (kind, level);
        Write(paragraph, kind, level);
        _lineKind = null;
    }

    /// <summary>Whether every line of a paragraph begins as an item does: with a capital, a figure, or something set apart.</summary>
    public static bool LinesBeginAnew(ParagraphBlock paragraph) =>
        paragraph.Inline is { } inlines
        && inlines.All(inline => inline is LineBreakInline || inline.PreviousSibling is not (null or LineBreakInline) || BeginsAnew(inline));

    private static bool BeginsAnew(Inline inline) =>
        inline is not LiteralInline { Content: var content } || (content.Length > 0 && (char.IsUpper(content[content.Start]) || char.IsDigit(content[content.Start])));

    private void Append(ContainerInline container, int depth)
    {
        if (depth > MarkdownReader.MaxDepth)
        {
            throw DocumentLimit.TooDeep(MarkdownReader.MaxDepth, "formatting", "la mise en forme", fileName, _lineNumber);
        }
        foreach (Inline inline in container)
        {
            int start = writer.Position;
            switch (inline)
            {
                case LiteralInline literal:
                    writer.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    writer.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    writer.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    writer.Append(link.Url);
                    writer.AddLink(start, link.Url);
                    break;
                case LinkInline link:
                    Append((ContainerInline)link, depth + 1);
                    writer.AddLink(start, link.Url ?? string.Empty);
                    break;
                case EmphasisInline emphasis:
                    Append((ContainerInline)emphasis, depth + 1);
                    if (emphasis.DelimiterCount >= 2) writer.AddStrong(start);
                    break;
                case HtmlInline html:
                    AppendTag(html.Tag);
                    break;
                case LineBreakInline when _lineKind is { } line:
                    writer.End();
                    writer.Begin(line.Kind, line.Level, ++_lineNumber);
                    break;
                case LineBreakInline:
                    writer.BreakLine(++_lineNumber);
                    break;
                case DelimiterInline delimiter:
                    writer.Append(delimiter.ToLiteral());
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
            _boldStart = writer.Position;
        }
        else if (strong && _boldStart >= 0)
        {
            writer.AddStrong(_boldStart);
            _boldStart = -1;
        }
        else if (name.Equals("br", StringComparison.OrdinalIgnoreCase))
        {
            writer.BreakLine(_lineNumber);
        }
    }

    /// <summary>Code and HTML blocks have no inlines; a tag is replaced by nothing, its text stays.</summary>
    private void AppendRaw(LeafBlock leaf)
    {
        bool isHtml = leaf is HtmlBlock;
        bool inTag = false, inComment = false;
        StringLineGroup lines = leaf.Lines;
        for (int i = 0; i < lines.Count; i++)
        {
            if (i > 0) writer.BreakLine(lines.Lines[i].Line + 1);
            ReadOnlySpan<char> rest = lines.Lines[i].Slice.AsSpan();
            if (!isHtml)
            {
                writer.Append(rest);
                continue;
            }
            while (!rest.IsEmpty)
            {
                // A comment may hold what would end a tag.
                if (inComment || (!inTag && rest.StartsWith("<!--", StringComparison.Ordinal)))
                {
                    int close = rest.IndexOf("-->", StringComparison.Ordinal);
                    inComment = close < 0;
                    if (inComment) break;
                    rest = rest[(close + 3)..];
                    continue;
                }
                int end = rest.IndexOf(inTag ? '>' : '<');
                if (!inTag) writer.Append(end < 0 ? rest : rest[..end]);
                if (end < 0) break;
                if (!inTag && rest[end..].StartsWith("<!--", StringComparison.Ordinal))
                {
                    rest = rest[end..];
                    continue;
                }
                inTag = !inTag;
                rest = rest[(end + 1)..];
            }
        }
    }
}
