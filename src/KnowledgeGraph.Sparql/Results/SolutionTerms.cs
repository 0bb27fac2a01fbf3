using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>Makes terms from what an answer says about them.</summary>
internal static class SolutionTerms
{
    /// <exception cref="SolutionFormatException">The datatype is <c>rdf:langString</c>, and there is no language.</exception>
    public static Literal Typed(string lexicalForm, string datatype)
    {
        var iri = new Iri(datatype);
        return iri == RdfVocabulary.LangString
            ? throw new SolutionFormatException($"the literal '{lexicalForm}' is an rdf:langString without a language")
            : new Literal(lexicalForm, iri);
    }
}
