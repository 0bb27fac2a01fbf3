using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Annotation;

/// <summary>Writes a block of the text with its marks, and its notes beside it.</summary>
internal sealed class BlockMarkup(DocumentReading reading, TermNames names, Func<string, string> encode, TextWriter output)
{
    private const int QuoteLength = 70;
    private const int DeepestShade = 3;

    private readonly HashSet<Passage> _cut = [.. reading.Fiches.SelectMany(fiche => fiche.Fragments)];

    private readonly ILookup<int, FicheSection> _titles = reading.Fiches
        .SelectMany(fiche => fiche.Sections)
        .Where(section => section.Label is not null)
        .ToLookup(section => section.Label!.Span.Start);

    /// <summary>What the fiche says of a section, as a chip.</summary>
    public static string StateOf(FicheSection section) => section.State switch
    {
        FieldState.Stated => "<span class=\"state ok\">✓ renseignée</span>",
        FieldState.Cut => "<span class=\"state cut\">✂ coupée</span>",
        _ => $"<span class=\"state none\">– {(section.Label is null ? "absente" : "vide")}</span>",
    };

    public void Write(TextBlock block, int index, IReadOnlyList<Note> notes)
    {
        string kind = block.Kind switch
        {
            BlockKind.Heading => "heading",
            BlockKind.ListItem => "item",
            BlockKind.TableCell => "cell",
            _ => "paragraph",
        };
        output.Write($"<div class=\"row\" id=\"b{index}\">\n<div class=\"text {kind}\"><span class=\"line\" title=\"ligne {block.LineNumber}\">{block.LineNumber}</span>");
        output.Write(block.Kind == BlockKind.Heading ? "<h2>" : "<p>");
        WriteText(block, notes);
        output.Write(block.Kind == BlockKind.Heading ? "</h2>" : "</p>");
        foreach (FicheSection section in _titles[block.Span.Start]) output.Write($" {StateOf(section)}");
        output.Write("</div>\n<aside aria-label=\"Ce qui a été compris\">\n");
        foreach (Note note in notes) WriteNote(note);
        foreach (QualityNote defect in reading.Notes.Where(defect => block.Span.Contains(defect.Passage.Span)))
        {
            output.Write($"<p class=\"flag\">⚠ {encode(defect.Label)} : « {encode(Shortened(defect.Passage.Exact))} »</p>\n");
        }
        output.Write("</aside>\n</div>\n");
    }

    /// <summary>The text, cut where a mark begins or ends: marks may lie within each other, or overlap.</summary>
    private void WriteText(TextBlock block, IReadOnlyList<Note> notes)
    {
        List<Note> marks = [.. notes.Where(note => !note.IsWide)];
        List<int> cuts = [.. _cut.Where(passage => block.Span.Contains(passage.Span)).Select(passage => passage.Span.End)];
        SortedSet<int> bounds = [block.Span.Start, block.Span.End, .. cuts, .. notes.Select(note => note.Span.Start), .. marks.Select(note => note.Span.End)];
        int start = block.Span.Start;
        foreach (int end in bounds.Append(block.Span.End))
        {
            if (end > start)
            {
                var piece = new TextSpan(start, end);
                int depth = Math.Min(DeepestShade, marks.Count(note => note.Span.Contains(piece)));
                string text = encode(reading.Document.TextOf(piece)).Replace("&#xA;", "<br>", StringComparison.Ordinal);
                output.Write(depth == 0 ? text : $"<mark class=\"d{depth}\">{text}</mark>");
                start = end;
            }
            if (cuts.Remove(end)) output.Write("<span class=\"cut\"><span aria-hidden=\"true\"> ✂</span><span class=\"hidden\"> (coupé dans la source)</span></span>");
            if (end == block.Span.End) continue;
            foreach (Note note in notes.Where(note => note.Span.Start == end))
            {
                output.Write($"<a class=\"number\" id=\"m{note.Number}\" href=\"#n{note.Number}\" aria-label=\"note {note.Number}\">{note.Number}</a>");
            }
        }
    }

    private void WriteNote(Note note)
    {
        string quote = encode(Shortened(reading.Document.TextOf(note.Span)));
        string extent = note.IsWide ? " <small>(plusieurs blocs)</small>" : "";
        output.Write(
            $"<section class=\"note\" id=\"n{note.Number}\"><h3><a href=\"#m{note.Number}\" aria-label=\"retour au passage {note.Number}\">{note.Number}</a> « {quote} »{extent}</h3>\n");
        List<Statement> said = [.. note.Statements.Where(statement => !IsFrame(statement))];
        List<Statement> frame = [.. note.Statements.Where(IsFrame)];
        WriteStatements(said);
        if (frame.Count > 0)
        {
            output.Write($"<details><summary>Cadre : {frame.Count} affirmation{(frame.Count > 1 ? "s" : "")}</summary>\n");
            WriteStatements(frame);
            output.Write("</details>\n");
        }
        output.Write("</section>\n");
    }

    /// <summary>Whether a statement is of the document's own frame, its sections and editions, rather than of the world.</summary>
    private bool IsFrame(Statement statement)
    {
        string path = statement.Subject.Value;
        return path.Contains("/section/", StringComparison.Ordinal) || path.Contains("/fiche/", StringComparison.Ordinal)
            || statement.Subject == reading.Iri || statement.Predicate == Cnig.Preuve;
    }

    private void WriteStatements(List<Statement> statements)
    {
        foreach (IGrouping<Iri, Statement> about in statements.GroupBy(statement => statement.Subject))
        {
            bool isPassage = about.Key.Value.Contains("/passage/", StringComparison.Ordinal);
            string subject = isPassage ? "ce passage" : names.Of(about.Key);
            output.Write($"<dl><dt title=\"{encode(about.Key.Value)}\">{encode(subject)}</dt>\n");
            foreach (Statement statement in about)
            {
                output.Write(
                    $"<dd><span class=\"property\" title=\"{encode(statement.Predicate.Value)}\">{encode(names.Of(statement.Predicate))}</span> "
                    + $"<span class=\"value\" title=\"{encode(statement.Object is Iri iri ? iri.Value : "")}\">{encode(Shortened(names.Of(statement.Object)))}</span></dd>\n");
            }
            output.Write("</dl>\n");
        }
    }

    private static string Shortened(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= QuoteLength) return line;
        // A surrogate pair is not cut in two.
        int end = char.IsHighSurrogate(line[QuoteLength - 1]) ? QuoteLength - 1 : QuoteLength;
        return string.Concat(line.AsSpan(0, end).TrimEnd(), "…");
    }
}
