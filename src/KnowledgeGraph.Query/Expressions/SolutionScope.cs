namespace KnowledgeGraph.Query.Expressions;

/// <summary>
/// The solutions that some expressions see together: within one solution, BNODE with equal labels gives the same node
/// (SPARQL 1.1 §17.4.2.9). Expressions compiled with the same scope must be evaluated on the same batches in the same order.
/// </summary>
internal sealed class SolutionScope
{
}
