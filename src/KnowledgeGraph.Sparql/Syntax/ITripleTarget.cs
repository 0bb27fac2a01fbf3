using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Paths;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>Where the triples that are being parsed go: a group of the WHERE clause, a template, or data.</summary>
internal interface ITripleTarget
{
    /// <summary>Why there may be no variables here, or null where there may.</summary>
    string? VariablesRefused { get; }

    /// <summary>Why there may be no blank nodes here, or null where there may.</summary>
    string? BlankNodesRefused { get; }

    /// <summary>Whether predicates may be property paths.</summary>
    bool AllowsPaths { get; }

    /// <summary>The variable of a labelled blank node; false where the label is taken by another scope.</summary>
    bool TryGetBlankNode(string label, out Variable variable);

    /// <summary>Tells of a variable as soon as it is read, which may be long before the triple that holds it is complete.</summary>
    void OnVariable(Variable variable);

    void Add(TriplePattern triple);

    /// <summary>Adds a path; called only where <see cref="AllowsPaths"/>.</summary>
    void AddPath(PatternTerm subject, PropertyPath path, PatternTerm @object);
}
