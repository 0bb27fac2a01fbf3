using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;

namespace KnowledgeGraph.Formats.Collected;

/// <summary>Gives blank nodes labels that do not depend on those of the input, so that isomorphic datasets are written alike.</summary>
internal static class CanonicalLabels
{
    // What is written for a person has few nodes alike; where they take longer to tell apart, their labels are not worth the time.
    private static readonly CanonicalizationOptions Options = new() { MaxSteps = 200_000, TellsOwnPlaces = true };

    /// <summary>Puts canonical labels in place; false, with all as it was, where the nodes are too much alike.</summary>
    /// <remarks>
    /// The labels are those of RDFC-1.0, unless three blank nodes stand in one statement. They depend on nothing but the statements that
    /// mention blank nodes.
    /// </remarks>
    public static bool TryApply(StatementCollector collected, CancellationToken cancellationToken)
    {
        TermTable terms = collected.Terms;
        IEnumerable<Quad> mentions = collected.Statements.Where(MentionsBlankNode).Select(statement => new Quad(
            terms[statement.Subject].ToTerm(),
            (Iri)terms[statement.Predicate].ToTerm(),
            terms[statement.Object].ToTerm(),
            statement.Graph == 0 ? null : terms[statement.Graph].ToTerm()));
        CanonicalDataset canonical;
        try
        {
            canonical = DatasetCanonicalizer.Canonicalize(mentions, Options, cancellationToken);
        }
        catch (CanonicalizationLimitException)
        {
            return false;
        }
        collected.RemoveAll(MentionsBlankNode);
        foreach (Quad quad in canonical.Quads)
        {
            collected.Add(Utf8Term.From(quad.Subject), Utf8Term.From(quad.Predicate), Utf8Term.From(quad.Object), Utf8Term.From(quad.Graph));
        }
        return true;

        bool MentionsBlankNode(Statement statement) =>
            terms.KindOf(statement.Subject) == TermKind.BlankNode || terms.KindOf(statement.Object) is TermKind.BlankNode or TermKind.Triple
            || terms.KindOf(statement.Graph) == TermKind.BlankNode;
    }
}
