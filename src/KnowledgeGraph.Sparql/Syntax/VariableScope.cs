using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Sparql.Syntax;

/// <summary>The variables in scope in a part of a query (SPARQL 1.1 §18.2.1), in the order in which they appear.</summary>
internal sealed class VariableScope
{
    private readonly List<Variable> _variables = [];
    private readonly HashSet<Variable> _set = [];

    /// <summary>What <c>SELECT *</c> selects here.</summary>
    public IReadOnlyList<Variable> Variables => _variables;

    public bool Contains(Variable variable) => _set.Contains(variable);

    /// <summary>Adds the variables of the term that the author can see.</summary>
    public void Add(PatternTerm term)
    {
        if (term is TripleTermPattern triple) Add([triple.Subject, triple.Predicate, triple.Object]);
        else if (term is Variable { IsVisible: true } variable && _set.Add(variable)) _variables.Add(variable);
    }

    public void Add(IEnumerable<PatternTerm> terms)
    {
        foreach (PatternTerm term in terms) Add(term);
    }
}
