using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>Compares the values behind ids. One thread at a time.</summary>
internal sealed class ValueComparer(QueryTerms terms) : IComparer<ValueId>
{
    public QueryTerms Terms { get; } = terms;

    /// <summary>
    /// The order of ORDER BY (SPARQL 1.1 §15.1), total and deterministic: unbound, blank nodes, IRIs, literals; literals by value where
    /// they compare, else by datatype and lexical form. 0 means equal values, not necessarily the same term.
    /// </summary>
    public int Compare(ValueId left, ValueId right) => throw new NotSupportedException();

    /// <summary>The operator <c>=</c> (§17.3); an error where the terms are literals of which it cannot be known.</summary>
    public Ternary AreEqual(ValueId left, ValueId right) => throw new NotSupportedException();

    /// <summary>The operator <c>&lt;</c> (§17.3); an error where the values do not compare.</summary>
    public Ternary IsLess(ValueId left, ValueId right) => throw new NotSupportedException();
}
