using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Text;

/// <summary>Where a term lies in a <see cref="TermBuffer"/>; the extra bytes are the datatype or the language of a literal.</summary>
internal readonly record struct TermSlot(
    TermKind Kind, int Start, int Length, int ExtraStart = 0, int ExtraLength = 0, bool HasLanguage = false);
