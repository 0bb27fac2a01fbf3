using KnowledgeGraph.Formats.Collected;
using KnowledgeGraph.Formats.Text;

namespace KnowledgeGraph.Formats.Turtle;

/// <summary>
/// Lays out single statements of Turtle: a line for each predicate, objects on the same line where they fit, nested nodes and lists in
/// their place.
/// </summary>
internal sealed class TurtleLayout(Utf8Output output, PrefixMap prefixes, SortedStatements statements)
{
    private const int LineLength = 110;

    private readonly TurtleTermWriter _terms = new(output, prefixes);
    private readonly BlankNodeNesting _nesting = statements.Nesting;

    /// <summary>Ends the statement before, and begins a line.</summary>
    public void BeginStatement(bool isFirst, int level)
    {
        if (!isFirst) output.Write(" .\n\n"u8);
        Indent(level);
    }

    /// <summary>Writes a subject and all that is said about it in a graph, from one index of its statements to another.</summary>
    public void WriteStatement(int start, int end, int level)
    {
        WriteTerm(statements[start].Subject);
        output.Write((byte)' ');
        WritePredicates(start, end, level);
    }

    /// <summary>What is said about a node that nobody mentions.</summary>
    public byte[] BareStatement(int start, int end, int level) => Aside(layout =>
    {
        layout.Write("[] "u8);
        layout.WritePredicates(start, end, level);
    });

    // The predicates and objects of a subject, on lines of their own after the first.
    private void WritePredicates(int start, int end, int level)
    {
        int next;
        for (int at = start; at < end; at = next)
        {
            next = statements.EndOfPredicate(at, end);
            if (at > start)
            {
                output.Write(" ;\n"u8);
                Indent(level + 1);
            }
            _terms.WritePredicate(statements.Term(statements[at].Predicate));
            if (next > at + 1) WriteObjects(at, next, level + 1);
            else WriteObject(statements[at].Object, level + 1);
        }
    }

    private void WriteObject(int term, int level)
    {
        output.Write((byte)' ');
        if (_nesting.IsNested(term)) output.Write(Nested(term, level));
        else WriteTerm(term);
    }

    // The objects with the white space before them: on the line of the predicate where they fit, else on a line each.
    private void WriteObjects(int start, int end, int level)
    {
        var plain = new List<byte[]>();
        bool hasNested = false;
        for (int i = start; i < end; i++)
        {
            if (_nesting.IsNested(statements[i].Object)) hasNested = true;
            else plain.Add(Text(statements[i].Object));
        }
        bool breaks = plain.Count > 0 && (hasNested || (plain.Count > 1 && !FitOnLine(plain)));
        if (hasNested)
        {
            var nested = new List<byte[]>();
            for (int i = start; i < end; i++)
            {
                if (_nesting.IsNested(statements[i].Object)) nested.Add(Nested(statements[i].Object, breaks ? level + 1 : level));
            }
            nested.Sort(static (a, b) => a.AsSpan().SequenceCompareTo(b));
            plain.AddRange(nested);
        }
        for (int i = 0; i < plain.Count; i++)
        {
            if (i > 0) output.Write((byte)',');
            WriteSeparator(breaks, level + 1);
            output.Write(plain[i]);
        }
    }

    private byte[] Nested(int node, int level)
    {
        if (_nesting.IsList(node)) return List(node, level);
        int start = _nesting.StatementsOf(node);
        if (start < 0) return [.. "[]"u8];
        byte[] predicates = Aside(layout => layout.WritePredicates(start, statements.EndOfSubject(start), level));
        bool breaks = predicates.Contains((byte)'\n') || Length(predicates) > LineLength;
        return Aside(layout => layout.WriteBracketed("["u8, predicates, "]"u8, breaks, level));
    }

    private byte[] List(int head, int level)
    {
        var items = new List<byte[]>();
        for (int cell = head; cell != statements.Nil;)
        {
            (int item, cell) = _nesting.Cell(cell);
            items.Add(_nesting.IsNested(item) ? Nested(item, level + 1) : Text(item));
        }
        bool breaks = !FitOnLine(items);
        return Aside(layout =>
        {
            layout.Write("("u8);
            foreach (byte[] item in items)
            {
                layout.WriteSeparator(breaks, level + 1);
                layout.Write(item);
            }
            layout.WriteSeparator(breaks, level);
            layout.Write(")"u8);
        });
    }

    private void WriteBracketed(ReadOnlySpan<byte> open, ReadOnlySpan<byte> content, ReadOnlySpan<byte> close, bool breaks, int level)
    {
        output.Write(open);
        WriteSeparator(breaks, level + 1);
        output.Write(content);
        WriteSeparator(breaks, level);
        output.Write(close);
    }

    private void Write(ReadOnlySpan<byte> text) => output.Write(text);

    private void WriteTerm(int term)
    {
        if (term == statements.Nil) output.Write("()"u8);
        else _terms.Write(statements.Term(term));
    }

    private void WriteSeparator(bool breaks, int level)
    {
        output.Write(breaks ? (byte)'\n' : (byte)' ');
        if (breaks) Indent(level);
    }

    private void Indent(int level)
    {
        for (; level > 0; level--) output.Write("    "u8);
    }

    private byte[] Text(int term) => Aside(layout => layout.WriteTerm(term));

    // What is written on a sheet of its own, to be measured or sorted before it is put in its place.
    private byte[] Aside(Action<TurtleLayout> write)
    {
        using var sheet = new Utf8Output();
        write(new TurtleLayout(sheet, prefixes, statements));
        return sheet.Pending.ToArray();
    }

    private static bool FitOnLine(List<byte[]> texts)
    {
        int length = 0;
        foreach (byte[] text in texts)
        {
            length += Length(text) + 2;
            if (length > LineLength || text.Contains((byte)'\n')) return false;
        }
        return true;
    }

    // The characters, each of which has one byte that continues none before it.
    private static int Length(ReadOnlySpan<byte> text)
    {
        int length = 0;
        foreach (byte b in text)
        {
            if ((b & 0xC0) != 0x80) length++;
        }
        return length;
    }
}
