using System.Globalization;
using KnowledgeGraph.Catalogue.Curation;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Linting;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Catalogue.Linting;

/// <summary>What editors have withdrawn or replaced: it stays contested where a draft says it again.</summary>
internal sealed class ContestedStatements(IReadOnlyList<CurationFile> files)
{
    private readonly ILookup<Triple, (Correction Correction, string File)> _contests = files
        .SelectMany(file => file.Corrections.Where(correction => correction.IsContest).Select(correction => (correction, file.Path)))
        .ToLookup(contest => contest.correction.Statement);

    /// <summary>Where a fiche says what an editor contests.</summary>
    public IEnumerable<LintFinding> Find(DocumentReading reading, FicheReading fiche)
    {
        foreach (Statement statement in reading.Statements.Where(statement => fiche.Span.Contains(statement.Evidence)))
        {
            foreach ((Correction correction, string file) in _contests[new Triple(statement.Subject, statement.Predicate, statement.Object)])
            {
                string deed = correction.Kind == CorrectionKind.Withdraw ? "retirée" : "corrigée";
                string day = correction.Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
                yield return new LintFinding(
                    LintSeverity.Warning, "conteste", LintPlace.Of(reading.Document, statement.Evidence.Start),
                    $"« {reading.Document.TextOf(statement.Evidence)} » redit une affirmation {deed} par {correction.Author} le {day} : {correction.Reason}.",
                    $"Corrigez la fiche ; si elle a raison, ôtez la ligne {correction.Line} de {file}, sans quoi l'affirmation restera contestée.");
            }
        }
    }
}
