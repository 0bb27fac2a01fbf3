using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Fiches;

namespace KnowledgeGraph.Documents.Linting;

/// <summary>Checks what was read in a draft against the template of the fiches and the authority tables.</summary>
/// <remarks>Stateless and thread-safe.</remarks>
public static class FicheChecks
{
    /// <summary>The findings, in the order of the text.</summary>
    public static IReadOnlyList<LintFinding> Find(DocumentReading reading, AuthorityData authority)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(authority);
        var findings = new LintFindings(reading.Document);
        HeaderChecks.Check(reading, authority.Template, findings);
        foreach (FicheReading fiche in reading.Fiches)
        {
            IReadOnlySet<TemplateField> beyond = EndChecks.Check(reading, fiche, authority.Template, findings);
            SectionChecks.Check(fiche, beyond, findings);
            NameChecks.Check(reading, fiche, authority, findings);
        }
        return findings.InOrder();
    }
}
