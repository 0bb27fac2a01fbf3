using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>A defect of a passage, or of something that it says.</summary>
/// <param name="Target">What is defective; null for the passage itself.</param>
/// <param name="Passage">The passage.</param>
/// <param name="Defect">The concept of the defect.</param>
/// <param name="Label">What the concept is called, in French.</param>
public sealed record QualityNote(Iri? Target, Passage Passage, Iri Defect, string Label);
