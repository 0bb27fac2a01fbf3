using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Linting;

/// <summary>The sections: is each there, once, answered, and whole?</summary>
internal static class SectionChecks
{
    /// <param name="fiche">The fiche.</param>
    /// <param name="beyond">The sections whose titles stand after what ends the fiche: they are not absent.</param>
    /// <param name="findings">Takes the findings.</param>
    public static void Check(FicheReading fiche, IReadOnlySet<TemplateField> beyond, LintFindings findings)
    {
        foreach (FicheSection section in fiche.Sections.Where(section => !beyond.Contains(section.Field))) Check(fiche, section, findings);
        // A title that is cut was told already, with the whole title to write.
        HashSet<Passage> titles = [.. fiche.Sections.Where(section => section.IsLabelCut).Select(section => section.Label!)];
        foreach (Passage fragment in fiche.Fragments.Where(fragment => !titles.Contains(fragment)))
        {
            findings.Add(
                LintSeverity.Error, "ligne-coupee", fragment.Span.Start,
                $"La ligne {findings.Quote(fragment.Span)} est coupée à la fin : elle ne serait publiée que comme un fragment.",
                "Écrivez la ligne entière, ou repartez du document d'origine plutôt que d'une capture d'écran.");
        }
        foreach (Passage title in fiche.UnknownTitles)
        {
            findings.Add(
                LintSeverity.Error, "titre-inconnu", title.Span.Start,
                $"Le titre {findings.Quote(title.Span)} n'est pas une rubrique du modèle : ce qui le suit n'est lu que là où ses mots font reconnaître une rubrique.",
                NearTitle.HintFor(title.Exact, fiche.Sections));
        }
        foreach (FicheSection section in fiche.Sections.Where(IsMisspelt))
        {
            findings.Add(
                LintSeverity.Warning, "titre-mal-ecrit", section.Label!.Span.Start,
                $"Le titre « {section.LabelText} » ne s'écrit pas comme dans le modèle.", $"Vouliez-vous écrire « {section.KnownLabel} » ?");
        }
        foreach (TextSpan title in fiche.RepeatedTitles)
        {
            findings.Add(
                LintSeverity.Error, "rubrique-en-double", title.Start,
                $"La rubrique {findings.Quote(title)} figure déjà plus haut dans la fiche.",
                "Réunissez les deux textes sous un seul titre.");
        }
    }

    private static void Check(FicheReading fiche, FicheSection section, LintFindings findings)
    {
        Concept concept = section.Field.Concept;
        if (section.IsLabelCut)
        {
            findings.Add(
                LintSeverity.Error, "titre-coupe", section.Label!.Span.Start, $"Le titre « {section.LabelText} » est coupé.",
                $"Écrivez le titre entier : « {section.KnownLabel} ».");
        }
        if (section.State != FieldState.NotStated) return;
        if (section.Label is null)
        {
            findings.Add(
                LintSeverity.Error, "rubrique-absente", PlaceOf(fiche, section), $"La rubrique « {concept.Label} » est absente.",
                $"Ajoutez le titre « {concept.Label} ». {HintOf(concept)}".TrimEnd());
        }
        else
        {
            findings.Add(
                LintSeverity.Warning, "rubrique-vide", section.Label.Span.Start, $"La rubrique « {concept.Label} » est vide.",
                $"{HintOf(concept)} S'il n'y a rien à en dire, laissez-la vide : elle sera publiée comme non renseignée.".TrimStart());
        }
    }

    /// <summary>What belongs in a section, with an example, as far as the vocabulary says it.</summary>
    private static string HintOf(Concept concept) =>
        (concept.Definition is null ? "" : $"On y attend : {char.ToLowerInvariant(concept.Definition[0])}{concept.Definition[1..]} ")
        + (concept.Example is null ? "" : $"Exemple : « {concept.Example} »");

    /// <summary>Where an absent section should begin: after what stands before it in the template.</summary>
    private static int PlaceOf(FicheReading fiche, FicheSection absent) => fiche.Sections
        .TakeWhile(section => section != absent)
        .SelectMany(section => section.Units.Select(unit => unit.Span.Start).Append(section.Label?.Span.Start ?? 0))
        .Append(fiche.RegionPassage.Span.Start)
        .Max();

    /// <summary>Whether a title was recognised in spite of a wrong letter.</summary>
    private static bool IsMisspelt(FicheSection section)
    {
        if (section is not { KnownLabel: { } known, Label: not null, IsLabelCut: false }) return false;
        List<TextToken> expected = Tokenizer.Tokenize(known);
        List<TextToken> written = Tokenizer.Tokenize(section.LabelText);
        return written.Count == expected.Count && !written.Zip(expected).All(pair => pair.First.Singular == pair.Second.Singular);
    }
}
