using KnowledgeGraph.Documents.Authority;

namespace KnowledgeGraph.Documents.Fiches;

/// <summary>A section of the template of the fiches, as the vocabulary of sections gives it.</summary>
/// <param name="Concept">The concept.</param>
/// <param name="Parent">The section that it is a part of, or null.</param>
/// <param name="IsGroup">Whether it only groups others: an answer is never expected in it.</param>
public sealed record TemplateField(Concept Concept, TemplateField? Parent, bool IsGroup);
