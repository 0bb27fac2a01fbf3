using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Linting;

/// <summary>
/// The end: a main title that the template does not know ends a fiche, as in a deck where something else follows. In a draft, which begins
/// with its fiche, it is a mistake.
/// </summary>
internal static class EndChecks
{
    /// <summary>Reports the title that ends the fiche before the document does, and gives the sections whose titles stand after it.</summary>
    public static IReadOnlySet<TemplateField> Check(DocumentReading reading, FicheReading fiche, FicheTemplate template, LintFindings findings)
    {
        HashSet<TemplateField> beyond = [];
        SourceDocument document = reading.Document;
        if (reading.Fiches[0].Span.Start > document.Blocks[0].Span.Start) return beyond;
        int limit = reading.Fiches.Select(other => other.Span.Start).Where(start => start > fiche.Span.Start).DefaultIfEmpty(int.MaxValue).Min();
        List<TextBlock> after = [.. document.Blocks.Where(block => block.Span.Start >= fiche.Span.End && block.Span.Start < limit)];
        if (after.Count == 0 || after[0].Kind != BlockKind.Heading) return beyond;
        findings.Add(
            LintSeverity.Error, "titre-inconnu", after[0].Span.Start,
            $"Le titre {findings.Quote(after[0].Span)} n'est pas une rubrique du modèle : la fiche s'arrête là, et rien de ce qui suit n'y est lu.",
            NearTitle.HintFor(document.TextOf(after[0]), fiche.Sections));
        foreach (TextLine line in after.SelectMany(block => block.Lines))
        {
            if (template.Match(document.Text, line.Span, isHeading: false) is { IsComplete: true } match) beyond.Add(match.Field);
        }
        return beyond;
    }
}
