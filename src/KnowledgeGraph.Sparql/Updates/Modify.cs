using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Sparql.Updates;

/// <summary>
/// DELETE … INSERT … WHERE, and DELETE WHERE (SPARQL 1.1 Update §3.1.3). Both templates are filled from the solutions of the state
/// before the operation; deletions come first.
/// </summary>
/// <param name="Delete">What is removed for each solution; without blank nodes.</param>
/// <param name="Insert">What is added for each solution.</param>
/// <param name="With">The graph of WITH: for the templates where they name none, and for WHERE where there is no USING; or null.</param>
/// <param name="Using">USING and USING NAMED, the dataset of WHERE.</param>
/// <param name="Pattern">WHERE.</param>
public sealed record Modify(
    IReadOnlyList<QuadPattern> Delete, IReadOnlyList<QuadPattern> Insert, Iri? With, DatasetClause Using, AlgebraNode Pattern)
    : UpdateOperation;
