using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Catalogue.Curation;

/// <summary>What an editor says of a statement: a row of a file under <c>data/curation/</c>.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Statement">The statement that is confirmed, replaced, withdrawn or added.</param>
/// <param name="Replacement">What holds in its place, where it is replaced; else null.</param>
/// <param name="Source">The passage or the page on which the editor leans; null where none is named.</param>
/// <param name="Author">The editor, by name, or by the path of a resource (<c>organisation/cnig</c>).</param>
/// <param name="Date">The day.</param>
/// <param name="Reason">Why, in French.</param>
/// <param name="Line">The line of the file, from 1.</param>
internal sealed record Correction(
    CorrectionKind Kind, Triple Statement, Triple? Replacement, Iri? Source, string Author, DateOnly Date, string Reason, int Line)
{
    /// <summary>Whether documents that say the statement are contradicted.</summary>
    public bool IsContest => Kind is CorrectionKind.Replace or CorrectionKind.Withdraw;

    /// <summary>What holds after the correction; null where nothing is left.</summary>
    public Triple? Fact => Kind == CorrectionKind.Withdraw ? null : Replacement ?? Statement;
}
