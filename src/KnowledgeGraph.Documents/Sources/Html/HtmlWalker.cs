using AngleSharp.Dom;

namespace KnowledgeGraph.Documents.Sources.Html;

/// <summary>Walks the elements of a page and writes their blocks. Inline text between blocks makes paragraphs of its own.</summary>
internal sealed class HtmlWalker(string fileName, BlockWriter writer)
{
    private static readonly HashSet<string> Skipped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "audio", "video", "canvas", "select", "button",
        "input", "textarea", "img",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol",
        "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    private (BlockKind Kind, int Level, TablePosition? Cell) _context = (BlockKind.Paragraph, 0, null);
    private bool _isOpen;
    private bool _endsInSpace;
    private int _tables;
    private int _table;
    private int _row;

    public void Walk(IElement body)
    {
        Visit(body, 0, 0);
        Close();
    }

    private void Visit(INode parent, int depth, int listDepth)
    {
        if (depth > HtmlLimits.MaxDepth) throw DocumentLimit.TooDeep(HtmlLimits.MaxDepth, "page", "la page", fileName, LineOf(parent));
        foreach (INode node in parent.ChildNodes)
        {
            if (node is IText text) AppendText(text);
            else if (node is IElement element) VisitElement(element, depth, listDepth);
        }
    }

    private void VisitElement(IElement element, int depth, int listDepth)
    {
        string name = element.LocalName;
        if (Skipped.Contains(name) || element.HasAttribute("hidden")) return;
        if (!Blocks.Contains(name))
        {
            VisitInline(element, name, depth, listDepth);
            return;
        }
        Close();
        (BlockKind, int, TablePosition?) outer = _context;
        switch (name)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                _context = (BlockKind.Heading, name[1] - '0', _context.Cell);
                Visit(element, depth + 1, listDepth);
                break;
            case "li" or "dd":
                _context = (BlockKind.ListItem, Math.Max(1, listDepth), _context.Cell);
                Visit(element, depth + 1, listDepth);
                break;
            case "ul" or "ol" or "menu" or "dl":
                Visit(element, depth + 1, listDepth + 1);
                break;
            case "dt":
                VisitTerm(element, depth, listDepth);
                break;
            case "table":
                VisitTable(element, depth, listDepth);
                break;
            case "tr":
                VisitRow(element, depth, listDepth);
                break;
            default:
                Visit(element, depth + 1, listDepth);
                break;
        }
        Close();
        _context = outer;
    }

    /// <summary>The term of a definition list is the title of what defines it, as a line in bold is.</summary>
    private void VisitTerm(IElement term, int depth, int listDepth)
    {
        int start = writer.Position;
        int blocks = writer.Blocks.Count;
        Visit(term, depth + 1, listDepth);
        if (_isOpen && writer.Blocks.Count == blocks) writer.AddStrong(start);
    }

    private void VisitTable(IElement table, int depth, int listDepth)
    {
        (int outerTable, int outerRow) = (_table, _row);
        _table = ++_tables;
        _row = -1;
        Visit(table, depth + 1, listDepth);
        (_table, _row) = (outerTable, outerRow);
    }

    private void VisitRow(IElement row, int depth, int listDepth)
    {
        _row++;
        int column = 0;
        foreach (IElement cell in row.Children.Where(child => child.LocalName is "td" or "th"))
        {
            _context = (BlockKind.TableCell, 0, new TablePosition(_table, _row, column));
            Visit(cell, depth + 1, listDepth);
            Close();
            column += int.TryParse(cell.GetAttribute("colspan"), out int span) ? Math.Clamp(span, 1, 1000) : 1;
        }
    }

    private void VisitInline(IElement element, string name, int depth, int listDepth)
    {
        if (name == "br")
        {
            if (!_isOpen) return;
            writer.BreakLine();
            _endsInSpace = true;
            return;
        }
        bool isStrong = name is "b" or "strong", isLink = name == "a" && element.GetAttribute("href") is { Length: > 0 };
        if (isStrong || isLink) Open(element);
        int start = writer.Position;
        Visit(element, depth + 1, listDepth);
        // A block inside has ended the one in which the stretch began.
        if (!_isOpen || writer.Position <= start) return;
        if (isStrong) writer.AddStrong(start);
        if (isLink) writer.AddLink(start, element.GetAttribute("href")!.Trim());
    }

    private void AppendText(IText text)
    {
        ReadOnlySpan<char> rest = text.Data;
        if (!_isOpen && rest.IsWhiteSpace()) return;
        Open(text);
        // Blanks are folded, as a browser does; lines are those of the page, not of its source.
        while (!rest.IsEmpty)
        {
            int blank = rest.IndexOfAny(" \t\r\n\f");
            ReadOnlySpan<char> word = blank < 0 ? rest : rest[..blank];
            if (!word.IsEmpty)
            {
                writer.Append(word);
                _endsInSpace = false;
            }
            if (blank < 0) return;
            if (!_endsInSpace) writer.Append(" ");
            _endsInSpace = true;
            rest = rest[blank..].TrimStart(" \t\r\n\f");
        }
    }

    private void Open(INode at)
    {
        if (_isOpen) return;
        writer.Begin(_context.Kind, _context.Level, LineOf(at), _context.Cell);
        _isOpen = true;
        _endsInSpace = true;
    }

    private void Close()
    {
        if (_isOpen) writer.End();
        _isOpen = false;
    }

    /// <summary>The line of the source on which the nearest element starts.</summary>
    private static int? LineOf(INode node)
    {
        for (INode? at = node; at is not null; at = at.Parent)
        {
            if (at is IElement { SourceReference.Position.Line: > 0 and int line }) return line;
        }
        return null;
    }
}
