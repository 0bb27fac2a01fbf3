using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Expressions;

/// <summary>
/// The solutions that some expressions see together: within one solution, BNODE with equal labels gives the same node
/// (SPARQL 1.1 §17.4.2.9). Expressions compiled with the same scope must be evaluated on the same solutions.
/// </summary>
internal sealed class SolutionScope
{
    private readonly Dictionary<(int Row, ValueId Label), ValueId> _nodes = [];
    private long _batch = -1;

    /// <summary>
    /// The node of a label in a solution, given by the ordinal of its batch and its row there; only the latest batch is kept.
    /// </summary>
    public ValueId GetBlankNode(long batch, int row, ValueId label, QueryTerms terms)
    {
        if (batch != _batch)
        {
            _nodes.Clear();
            _batch = batch;
        }
        if (!_nodes.TryGetValue((row, label), out ValueId node)) _nodes.Add((row, label), node = terms.CreateBlankNode());
        return node;
    }
}
