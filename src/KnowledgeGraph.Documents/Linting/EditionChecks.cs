using KnowledgeGraph.Documents.Annotation;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Fiches;

namespace KnowledgeGraph.Documents.Linting;

/// <summary>Compares a draft with the edition of the region's fiche that is in service: what would not be said any more, and what changes.</summary>
/// <remarks>Stateless and thread-safe.</remarks>
public static class EditionChecks
{
    /// <summary>The findings; none where the draft says all that the edition does.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="fiche">The fiche in it.</param>
    /// <param name="served">The document with the edition in service.</param>
    /// <param name="edition">That edition.</param>
    /// <param name="authority">What things and properties are called.</param>
    public static IReadOnlyList<LintFinding> Compare(
        DocumentReading draft, FicheReading fiche, DocumentReading served, FicheReading edition, AuthorityData authority)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(fiche);
        ArgumentNullException.ThrowIfNull(served);
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(authority);
        var findings = new LintFindings(draft.Document);
        Dictionary<FicheFact, Statement> old = FicheFact.Of(served, edition, new TermNames(served, authority));
        Dictionary<FicheFact, Statement> now = FicheFact.Of(draft, fiche, new TermNames(draft, authority));
        ILookup<(string, string), FicheFact> before = ByQuestion(old), after = ByQuestion(now);
        FicheFact[] lost = [.. old.Keys.Where(fact => !now.ContainsKey(fact))];
        // Where there was one answer and is one, it is another one; of several nobody knows which took the place of which.
        FicheFact[] changed = [.. lost.Where(fact => before[QuestionOf(fact)].Count() == 1 && after[QuestionOf(fact)].Count() == 1)];
        foreach (FicheFact fact in changed)
        {
            FicheFact other = after[QuestionOf(fact)].Single();
            findings.Add(
                LintSeverity.Information, "change", now[other].Evidence.Start, $"Change : {fact.Thing} — {fact.Property} : {fact.Value} → {other.Value}.",
                SourceOf(served, old[fact]));
        }
        FicheFact[] gone = [.. lost.Except(changed)];
        foreach (IGrouping<(string Thing, FicheSection? Section), FicheFact> thing in gone.GroupBy(fact => (fact.Thing, SectionOf(edition, old[fact]))))
        {
            findings.Add(
                LintSeverity.Warning, "disparait", OffsetOf(fiche, thing.Key.Section),
                $"Ne serait plus dit : {thing.Key.Thing} — {string.Join(" ; ", thing.Select(fact => $"{fact.Property} : {fact.Value}"))}.",
                $"{SourceOf(served, old[thing.First()])} Gardez-le s'il vaut encore.");
        }
        string counts = $"{Counted(gone.Length, "affirmation disparaît", "affirmations disparaissent")}, {Counted(changed.Length, "change", "changent")}, "
            + Counted(now.Keys.Count(fact => !old.ContainsKey(fact)) - changed.Length, "est nouvelle", "sont nouvelles");
        AddSummary(fiche, served, edition, findings, counts);
        return findings.InOrder();
    }

    private static ILookup<(string, string), FicheFact> ByQuestion(Dictionary<FicheFact, Statement> facts) => facts.Keys.ToLookup(QuestionOf);

    private static (string Thing, string Property) QuestionOf(FicheFact fact) => (fact.Thing, fact.Property);

    private static string Counted(int count, string one, string many) => $"{count} {(count < 2 ? one : many)}";

    private static string SourceOf(DocumentReading served, Statement statement) =>
        $"Dit à la ligne {statement.Passage.Line} de {served.Document.File.Name} : « {statement.Passage.Exact.ReplaceLineEndings(" ")} ».";

    private static void AddSummary(FicheReading fiche, DocumentReading served, FicheReading edition, LintFindings findings, string counts)
    {
        string name = $"l'édition en vigueur ({edition.WrittenDate ?? "sans date"}, {served.Document.File.Name}, ligne {edition.RegionPassage.Line})";
        int offset = (fiche.DatePassage ?? fiche.RegionPassage).Span.Start;
        findings.Add(LintSeverity.Information, "edition-en-vigueur", offset, $"Par rapport à {name} : {counts}.", "");
        if (fiche.HasYear && string.CompareOrdinal(fiche.SortableDate, edition.SortableDate) <= 0)
        {
            findings.Add(
                LintSeverity.Warning, "date-depassee", offset, $"La date ({fiche.WrittenDate}) n'est pas plus récente que celle de {name} : cette fiche ne la remplacera pas.",
                "Mettez la date du jour de la mise à jour.");
        }
    }

    private static FicheSection? SectionOf(FicheReading edition, Statement statement) =>
        edition.Sections.LastOrDefault(section => section.Units.Any(unit => unit.Span.Overlaps(statement.Evidence)));

    /// <summary>Where the draft has the title of a section of another edition, or else its beginning.</summary>
    private static int OffsetOf(FicheReading fiche, FicheSection? section) =>
        (fiche.Sections.FirstOrDefault(own => own.Field == section?.Field)?.Label ?? fiche.RegionPassage).Span.Start;
}
