using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>Makes terms from what an answer says about them.</summary>
internal static class SolutionTerms
{
    /// <summary>How deep triple terms may nest.</summary>
    public const int MaxNesting = 1024;

    /// <exception cref="SolutionFormatException">Triple terms nest deeper than <see cref="MaxNesting"/>.</exception>
    public static void CheckNesting(int depth)
    {
        if (depth > MaxNesting) throw new SolutionFormatException($"triple terms are nested more than {MaxNesting} deep");
    }

    /// <exception cref="SolutionFormatException">No triple has these terms in these places.</exception>
    public static TripleTerm Triple(Term subject, Term predicate, Term @object)
    {
        if (subject is not (Iri or BlankNode)) throw new SolutionFormatException($"the subject of a triple term, {subject}, is no IRI and no blank node");
        if (predicate is not Iri iri) throw new SolutionFormatException($"the predicate of a triple term, {predicate}, is no IRI");
        return new TripleTerm(subject, iri, @object);
    }

    /// <exception cref="SolutionFormatException">The base direction is none, or stands in the language tag.</exception>
    public static Literal Tagged(string lexicalForm, string language, string? direction)
    {
        if (language.Contains("--", StringComparison.Ordinal)) throw new SolutionFormatException($"'{language}' is no language tag");
        return direction is null or "" or "ltr" or "rtl"
            ? new Literal(lexicalForm, language, string.IsNullOrEmpty(direction) ? null : direction)
            : throw new SolutionFormatException($"the base direction '{direction}' is neither ltr nor rtl");
    }

    /// <exception cref="SolutionFormatException">The datatype is one of tagged strings, and there is no language.</exception>
    public static Literal Typed(string lexicalForm, string datatype)
    {
        var iri = new Iri(datatype);
        return iri == RdfVocabulary.LangString || iri == RdfVocabulary.DirLangString
            ? throw new SolutionFormatException($"the literal '{lexicalForm}' has the datatype {iri}, but no language")
            : new Literal(lexicalForm, iri);
    }
}
