using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage.Transactions;

/// <summary>What terms may stand where (RDF 1.2 Concepts §3.1 and §4).</summary>
internal static class QuadTerms
{
    /// <exception cref="ArgumentException">A term is of a kind that cannot stand in its place.</exception>
    public static void Check(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        if (subject.Kind is not (TermKind.Iri or TermKind.BlankNode)) throw Wrong("subject", "an IRI or a blank node", subject);
        if (predicate.Kind != TermKind.Iri) throw Wrong("predicate", "an IRI", predicate);
        if (@object.IsNone) throw Wrong("object", "a term", @object);
        if (graph.Kind is TermKind.Literal or TermKind.Triple) throw Wrong("graph", "an IRI, a blank node or nothing", graph);
    }

    /// <exception cref="ArgumentException">An id is of a kind that cannot stand in its place.</exception>
    public static void Check(ValueId subject, ValueId predicate, ValueId @object, ValueId graph)
    {
        if (subject.IsLocal || subject.Tag is not (ValueTag.Iri or ValueTag.BlankNode)) throw Wrong("subject", "an IRI or a blank node", subject);
        if (predicate.IsLocal || predicate.Tag != ValueTag.Iri) throw Wrong("predicate", "an IRI", predicate);
        if (@object.IsLocal || @object.Tag < ValueTag.BlankNode) throw Wrong("object", "a term", @object);
        if (graph.IsLocal || graph.Tag is not (ValueTag.DefaultGraph or ValueTag.Iri or ValueTag.BlankNode))
        {
            throw Wrong("graph", "an IRI, a blank node or the default graph", graph);
        }
    }

    private static ArgumentException Wrong(string place, string expected, ValueId id) =>
        new($"the {place} of a quad is {expected} of the store, not {(id.IsLocal ? "a query's own " : "")}{id.Tag}");

    private static ArgumentException Wrong(string place, string expected, in Utf8Term term) =>
        new($"the {place} of a quad is {expected}, not {term.Kind} '{Encoding.UTF8.GetString(term.Value[..Math.Min(term.Value.Length, 100)])}'");
}
