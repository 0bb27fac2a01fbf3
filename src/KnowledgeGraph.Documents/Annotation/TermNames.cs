using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Vocabulary;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Annotation;

/// <summary>What things, properties and values are called in French, on a page for editors.</summary>
internal sealed class TermNames
{
    private readonly AuthorityData _authority;
    private readonly Dictionary<Iri, string> _said = [];

    public TermNames(DocumentReading reading, AuthorityData authority)
    {
        _authority = authority;
        foreach (Statement statement in reading.Statements)
        {
            if (statement.Predicate == Rdfs.Label && statement.Object is Literal label) _said.TryAdd(statement.Subject, label.LexicalForm);
        }
    }

    /// <summary>The name of a property or a value; of a thing without a name, the end of its IRI.</summary>
    public string Of(Term term) => term switch
    {
        Literal literal => literal.LexicalForm,
        Iri iri => _authority.TermLabel(iri) ?? _authority.Find(iri)?.Label ?? _said.GetValueOrDefault(iri) ?? _authority.Iris.PathOf(iri),
        _ => term.ToString()!,
    };
}
