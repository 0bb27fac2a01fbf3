using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Cli;

/// <summary>Checks the IRIs that options give.</summary>
internal static class AbsoluteIri
{
    /// <summary>The IRI, or null where the option was left out.</summary>
    /// <exception cref="UsageException">It is no absolute IRI.</exception>
    public static string? Require(string? iri, string option) => iri is null || Iri.IsAbsolute(iri)
        ? iri
        : throw new UsageException($"{option} is '{iri}'; it takes an absolute IRI, such as http://example.org/");
}
