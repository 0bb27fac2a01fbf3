using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>A line that bears the label of a template section.</summary>
/// <param name="Field">The section.</param>
/// <param name="Label">The label of the vocabulary that the line agrees with.</param>
/// <param name="Span">The label in the text, as far as it goes.</param>
/// <param name="Content">What follows the label on the same line; empty where nothing does.</param>
/// <param name="IsComplete">Whether the whole label is there.</param>
/// <param name="EndsInWord">Whether an incomplete label stops in the middle of a word.</param>
internal sealed record LabelMatch(TemplateField Field, string Label, TextSpan Span, TextSpan Content, bool IsComplete, bool EndsInWord)
{
    /// <summary>The other sections that a heading names beside it: "Acteurs et enjeux".</summary>
    public IReadOnlyList<TemplateField> Also { get; init; } = [];
}
