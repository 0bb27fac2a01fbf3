namespace KnowledgeGraph.Sparql.Expressions;

/// <summary>A SPARQL expression (SPARQL 1.1 §17). Immutable.</summary>
public abstract record Expression;
