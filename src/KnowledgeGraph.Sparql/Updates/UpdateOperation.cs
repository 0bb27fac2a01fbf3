namespace KnowledgeGraph.Sparql.Updates;

/// <summary>An operation of a SPARQL 1.1 Update request. Immutable.</summary>
public abstract record UpdateOperation;
