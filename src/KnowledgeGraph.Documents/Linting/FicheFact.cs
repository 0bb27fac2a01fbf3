using KnowledgeGraph.Documents.Annotation;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Fiches;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Documents.Linting;

/// <summary>What a fiche says of the world, in words: the same in every edition that says it, wherever it stands.</summary>
/// <param name="Thing">What it speaks of.</param>
/// <param name="Property">What it says of it.</param>
/// <param name="Value">The value.</param>
internal readonly record struct FicheFact(string Thing, string Property, string Value)
{
    // How things are called and spelt, and where words stand, is the edition's; of a membership and a post, who is in it says all.
    private static readonly HashSet<Iri> Formal =
    [
        RdfVocabulary.Type, Rdfs.Label, Skos.AltLabel, Foaf.Name, Schema.Mentions, Schema.Position, Cnig.Preuve, Dct.Description, Dct.Title, Dct.Spatial,
        Org.Role, Org.Member, Org.OrganizationProperty, Org.PostIn,
    ];

    /// <summary>The facts of a fiche, each with the first statement of it, in the order of the text.</summary>
    public static Dictionary<FicheFact, Statement> Of(DocumentReading reading, FicheReading fiche, TermNames names)
    {
        Dictionary<Term, string> texts = [];
        foreach (Statement statement in reading.Statements)
        {
            if (statement.Predicate == Schema.Text && statement.Object is Literal text) texts.TryAdd(statement.Subject, text.LexicalForm);
        }
        Dictionary<FicheFact, Statement> facts = [];
        string document = $"/{reading.Key}/";
        foreach (Statement statement in reading.Statements.Where(statement => fiche.Span.Contains(statement.Evidence)))
        {
            bool isOfFiche = statement.Subject.Value.Contains("/fiche/", StringComparison.Ordinal);
            bool isOfText = statement.Subject.Value.Contains(document, StringComparison.Ordinal) || statement.Subject == reading.Iri;
            if (isOfFiche || isOfText || Formal.Contains(statement.Predicate)) continue;
            string value = texts.GetValueOrDefault(statement.Object) ?? names.Of(statement.Object);
            facts.TryAdd(new FicheFact(names.Of(statement.Subject), names.Of(statement.Predicate), value.ReplaceLineEndings(" ")), statement);
        }
        return facts;
    }
}
