using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Server.Ontology;

/// <summary>A rule of a shape, in words.</summary>
/// <param name="Class">The class whose members it is for.</param>
/// <param name="Property">The property that it speaks of.</param>
/// <param name="French">What it tells an editor.</param>
/// <param name="English">The same in English; empty where it is not given.</param>
/// <param name="IsWarning">Whether breaking it is no more than a warning.</param>
internal sealed record ShapeRule(Iri Class, Iri Property, string French, string English, bool IsWarning);
