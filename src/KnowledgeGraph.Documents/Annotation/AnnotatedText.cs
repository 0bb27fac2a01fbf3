using System.Globalization;
using System.Text;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Documents.Annotation;

/// <summary>
/// A reading for the terminal: the text of the document line by line, a number behind every recognised stretch, and under each block what
/// was understood of it, in French.
/// </summary>
/// <remarks>Stateless and thread-safe. The lines hold the words of the document as they are: whoever shows them takes control characters out.</remarks>
public static class AnnotatedText
{
    private static readonly string[] Hidden = [RdfVocabulary.Type.Value, Rdfs.Namespace + "label", Schema.Namespace + "mentions"];

    /// <summary>The lines of the reading.</summary>
    public static IEnumerable<string> Lines(DocumentReading reading, AuthorityData authority)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(authority);
        var names = new TermNames(reading, authority);
        ILookup<TextBlock, Note> notes = NoteIndex.Of(reading);
        HashSet<TextSpan> cut = [.. reading.Fiches.SelectMany(fiche => fiche.Fragments).Select(passage => passage.Span)];
        yield return $"{reading.Document.File.Name} : {reading.Statements.Count} affirmations tirées de {reading.Passages.Count} passages";
        foreach (FicheReading fiche in reading.Fiches)
        {
            yield return "";
            yield return $"Fiche {fiche.Region.Label}, {fiche.WrittenDate ?? "sans date"}";
            foreach (FicheSection section in fiche.Sections) yield return $"  {StateOf(section),-14} {section.Field.Concept.Label}";
        }
        if (reading.Warnings.Count > 0) yield return "";
        foreach (string warning in reading.Warnings) yield return $"À regarder : {warning.ReplaceLineEndings(" ")}";
        foreach (TextBlock block in reading.Document.Blocks)
        {
            Note[] here = [.. notes[block].Where(note => note.Statements.Any(IsShown))];
            yield return "";
            foreach (TextLine line in block.Lines) yield return LineOf(reading.Document, block, line, here, cut);
            foreach (Note note in here)
            {
                foreach (Statement statement in note.Statements.Where(IsShown))
                {
                    string value = names.Of(statement.Object).ReplaceLineEndings(" ");
                    yield return $"        [{note.Number}] {names.Of(statement.Subject)} — {names.Of(statement.Predicate)} : {value}";
                }
            }
        }
    }

    private static bool IsShown(Statement statement) => !Hidden.Contains(statement.Predicate.Value);

    private static string StateOf(FicheSection section) => section.State switch
    {
        FieldState.Stated => "renseignée",
        FieldState.Cut => "coupée",
        _ => "non renseignée",
    };

    /// <summary>A line with its number, the numbers of the notes that end in it, and a sign where the source cuts it.</summary>
    private static string LineOf(SourceDocument document, TextBlock block, TextLine line, Note[] notes, HashSet<TextSpan> cut)
    {
        var text = new StringBuilder();
        string place = block.Page is int page ? $"p. {page}" : line.Number.ToString(CultureInfo.InvariantCulture);
        text.Append(CultureInfo.InvariantCulture, $"{place,6}  ");
        if (block.Kind == BlockKind.Heading) text.Append('#', block.Level).Append(' ');
        if (block.Kind == BlockKind.ListItem) text.Append("- ");
        int from = line.Span.Start;
        foreach (Note note in notes.Where(note => note.Span.End > line.Span.Start && note.Span.End <= line.Span.End).OrderBy(note => note.Span.End))
        {
            text.Append(document.Text, from, note.Span.End - from).Append(CultureInfo.InvariantCulture, $"[{note.Number}]");
            from = note.Span.End;
        }
        text.Append(document.Text, from, line.Span.End - from);
        if (cut.Contains(line.Span)) text.Append(" ✂");
        return text.ToString();
    }
}
