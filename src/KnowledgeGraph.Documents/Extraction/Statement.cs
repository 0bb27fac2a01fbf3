using KnowledgeGraph.Documents.Passages;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>A statement that a document makes.</summary>
/// <param name="Subject">What it speaks of.</param>
/// <param name="Predicate">What it says of it.</param>
/// <param name="Object">The value.</param>
/// <param name="Passage">The passage that says it.</param>
/// <param name="Evidence">The words of the passage on which it stands.</param>
public sealed record Statement(Iri Subject, Iri Predicate, Term Object, Passage Passage, TextSpan Evidence);
