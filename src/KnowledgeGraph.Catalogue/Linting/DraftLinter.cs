using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Catalogue.Curation;
using KnowledgeGraph.Catalogue.Validation;
using KnowledgeGraph.Documents;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Linting;
using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Sources.Isolation;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Shacl;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Catalogue.Linting;

/// <summary>
/// Checks drafts of fiches before they are published: against the template, the authority tables, the shapes that the build holds
/// documents against, and the edition in service.
/// </summary>
/// <remarks>Of one thread.</remarks>
public sealed class DraftLinter : IDisposable
{
    private static readonly Iri Modified = new("http://purl.org/dc/terms/modified");
    private static readonly Iri Label = new("http://www.w3.org/2000/01/rdf-schema#label");

    private readonly Dataset _ontology;
    private readonly AuthorityData _authority;
    private readonly GraphValidator? _validator;
    private readonly IsolatedReader _reader = new();
    private readonly DocumentExtractor _extractor;
    private readonly Lazy<EditionsInService> _editions;
    private readonly Lazy<ContestedStatements> _contested;

    /// <summary>Loads what drafts are checked against.</summary>
    /// <exception cref="KnowledgeGraphException">A vocabulary, a table or a shape is broken; the message names the file and the line.</exception>
    public DraftLinter(BuildOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        _reader.Start();
        _ontology = OntologyReader.Read(options.OntologyDirectory, cancellationToken);
        _authority = AuthorityData.Load(Path.Combine(options.DataDirectory, "authority"), _ontology, options.BaseIri);
        _validator = GraphValidator.Load(options.OntologyDirectory, cancellationToken);
        _extractor = new DocumentExtractor(_reader, _authority);
        _editions = new(() => new EditionsInService(Path.Combine(options.DataDirectory, "sources"), _extractor, cancellationToken));
        _contested = new(() => new ContestedStatements(new CurationReader(options.DataDirectory, _authority.Iris, _ontology).Read()));
    }

    /// <summary>Checks a draft by itself. A file that cannot be read is a finding, not an exception.</summary>
    public LintReport Lint(string path, CancellationToken cancellationToken = default)
    {
        DocumentReading reading;
        try
        {
            reading = _extractor.Extract(SourceFile.Load(path), cancellationToken);
        }
        catch (DocumentException error)
        {
            var place = new LintPlace(0, error.Line ?? 1, null, error.Line is { } line ? $"ligne {line}" : "document entier");
            string hint = $"Les formats lus : {string.Join(", ", DocumentReader.Extensions.Select(extension => extension[1..]))}.";
            return new LintReport(path, null, [new LintFinding(LintSeverity.Error, "illisible", place, $"Le document ne peut pas être lu : {error.FrenchReason}.", hint)]);
        }
        IReadOnlyList<LintFinding> told = [.. FicheChecks.Find(reading, _authority), .. reading.Fiches.SelectMany(fiche => Compare(path, reading, fiche))];
        HashSet<int> places = [.. told.Select(finding => finding.Place.Offset)];
        // What is only worth a look needs no second mention where one stands already.
        IEnumerable<LintFinding> broken = Broken(reading, cancellationToken)
            .Where(finding => finding.Severity > LintSeverity.Information || places.Add(finding.Place.Offset));
        return new LintReport(path, reading, [.. told.Concat(broken).OrderBy(finding => finding.Place.Offset)]);
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private IEnumerable<LintFinding> Compare(string path, DocumentReading reading, FicheReading fiche) =>
    [
        .. _editions.Value.Find(fiche.Region.Iri, path) is { } served ? EditionChecks.Compare(reading, fiche, served.Document, served.Fiche, _authority) : [],
        .. _contested.Value.Find(reading, fiche),
    ];

    /// <summary>The rules of the shapes that the draft breaks, those apart that the header's own checks tell better.</summary>
    private IEnumerable<LintFinding> Broken(DocumentReading reading, CancellationToken cancellationToken)
    {
        if (_validator is null) yield break;
        foreach (ValidationResult result in _validator.Validate([_ontology, GraphMapper.Map([reading], _authority)], cancellationToken))
        {
            if (!GraphValidator.IsAtFault(reading, result, byStatement: false)) continue;
            Iri? predicate = (result.ResultPath as PredicatePath)?.Predicate;
            if (predicate == Modified && reading.Fiches.Any(fiche => fiche.Date is null)) continue;
            LintSeverity severity = result.IsViolation ? LintSeverity.Error
                : LocalName(result.Severity) == "Warning" ? LintSeverity.Warning : LintSeverity.Information;
            string value = result.Value is null ? "" : $" (valeur : {NameOf(reading, result.Value)})";
            yield return new LintFinding(
                severity, $"regle-{LocalName(result.SourceShape)}", LintPlace.Of(reading.Document, OffsetOf(reading, result, predicate)),
                result.MessageIn("fr"), $"Il s'agit de : {NameOf(reading, result.FocusNode)}{value}.");
        }
    }

    /// <summary>Where the draft says it: the statement at fault, or else the first about its subject.</summary>
    private static int OffsetOf(DocumentReading reading, ValidationResult result, Iri? predicate)
    {
        List<Statement> about = [.. reading.Statements.Where(statement => statement.Subject == result.FocusNode)];
        Statement? said = about.Find(statement => statement.Predicate == predicate && statement.Object == result.Value)
            ?? about.Find(statement => statement.Predicate == predicate)
            ?? about.FirstOrDefault();
        return said?.Evidence.Start ?? 0;
    }

    private string NameOf(DocumentReading reading, Term term) => term switch
    {
        Literal literal => $"« {literal.LexicalForm} »",
        Iri iri => _authority.Find(iri)?.Label
            ?? reading.Statements.Where(statement => statement.Subject == iri && statement.Predicate == Label)
                .Select(statement => (statement.Object as Literal)?.LexicalForm).FirstOrDefault()
            ?? _authority.Iris.PathOf(iri),
        _ => term.ToString()!,
    };

    private static string LocalName(Term shape)
    {
        string name = shape.ToString()!.Trim('<', '>');
        return name[(name.LastIndexOfAny(['#', '/']) + 1)..];
    }
}
