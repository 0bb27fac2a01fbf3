using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Linting;

/// <summary>The header: is there a fiche, does it name its region, and the date of its edition?</summary>
internal static class HeaderChecks
{
    private const string RegionHint = "En tête de la fiche, écrivez « Dispositifs régionaux de coordination », le nom officiel de la région seul sur sa ligne "
        + "ou dans sa case, et « Date de mise à jour : » suivi de jour/mois/année.";

    private const string DateHint = "Écrivez « Date de mise à jour : » suivi de jour/mois/année, par exemple 12/03/2024.";

    public static void Check(DocumentReading reading, FicheTemplate template, LintFindings findings)
    {
        if (reading.Fiches.Count == 0) ReportNoFiche(reading.Document, template, findings);
        HashSet<(string, string?)> editions = [];
        foreach (FicheReading fiche in reading.Fiches)
        {
            if (fiche.Date is null) ReportDate(fiche, findings);
            if (!editions.Add((fiche.Region.Label, fiche.WrittenDate)))
            {
                findings.Add(
                    LintSeverity.Error, "fiche-en-double", fiche.RegionPassage.Span.Start,
                    $"Le document contient deux fiches {fiche.Region.Label} de la même date.",
                    "Gardez une seule fiche par région et par date ; corrigez la région ou la date de l'autre.");
            }
        }
    }

    private static void ReportNoFiche(SourceDocument document, FicheTemplate template, LintFindings findings)
    {
        TextBlock? sign = document.Blocks.FirstOrDefault(block =>
            template.HeaderTitles.Concat(template.DateLabels)
                .Any(label => document.TextOf(block).StartsWith(label, StringComparison.OrdinalIgnoreCase)));
        if (sign is null)
        {
            findings.Add(LintSeverity.Error, "fiche-absente", 0, "Aucune fiche régionale n'est reconnue : l'en-tête du modèle manque.", RegionHint);
        }
        else
        {
            findings.Add(
                LintSeverity.Error, "region-absente", sign.Span.Start,
                "L'en-tête ne nomme aucune région connue, ou la nomme au milieu d'un autre texte : la fiche ne peut être rattachée à rien.",
                RegionHint);
        }
    }

    private static void ReportDate(FicheReading fiche, LintFindings findings)
    {
        if (fiche is { WrittenDate: { } known, DatePassage: { } passage })
        {
            string missing = fiche.HasYear
                ? "le jour manque"
                : "l'année manque, et l'édition passerait pour plus ancienne que toutes celles qui sont datées";
            findings.Add(
                LintSeverity.Warning, "date-incomplete", passage.Span.Start,
                $"La date de mise à jour n'est pas entière ({known}) : {missing}.", DateHint);
            return;
        }
        int end = fiche.Sections
            .SelectMany(section => section.Units.Select(unit => unit.Span.Start).Append(section.Label?.Span.Start ?? int.MaxValue))
            .Append(fiche.Span.End).Min();
        // Whatever has a figure in the header was meant as the date.
        TextBlock? written = findings.Document.Blocks.FirstOrDefault(block =>
            block.Span.Start >= fiche.Span.Start && block.Span.End <= end && findings.Document.TextOf(block).Any(char.IsAsciiDigit));
        if (written is null)
        {
            findings.Add(LintSeverity.Error, "date-absente", fiche.RegionPassage.Span.Start, "La date de mise à jour manque.", DateHint);
            return;
        }
        findings.Add(
            LintSeverity.Error, "date-illisible", written.Span.Start,
            $"La date de mise à jour ne se lit pas comme un jour du calendrier : {findings.Quote(written.Span)}.", DateHint);
    }
}
