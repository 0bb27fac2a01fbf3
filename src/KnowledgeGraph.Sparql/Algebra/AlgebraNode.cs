namespace KnowledgeGraph.Sparql.Algebra;

/// <summary>A node of the SPARQL algebra (SPARQL 1.1 §18.2, §18.5). Immutable; evaluates to a multiset of solutions.</summary>
public abstract record AlgebraNode;
