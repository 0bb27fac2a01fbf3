using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <summary>
/// Puts the elements of a very large group in an order in which each shares a variable with one before it, as far as there is one, small
/// ones first: so that it can be planned part by part.
/// </summary>
internal static class ConnectedOrder
{
    public static List<JoinElement> Of(IReadOnlyList<JoinElement> elements)
    {
        var elementsOf = new Dictionary<Variable, List<int>>();
        for (int i = 0; i < elements.Count; i++)
        {
            foreach (Variable variable in elements[i].Variables)
            {
                if (!elementsOf.TryGetValue(variable, out List<int>? list)) elementsOf.Add(variable, list = []);
                list.Add(i);
            }
        }
        var starts = new PriorityQueue<int, double>(elements.Index().Select(each => (each.Index, each.Item.Rows)));
        var reachable = new PriorityQueue<int, double>();
        bool[] isTaken = new bool[elements.Count];
        List<JoinElement> ordered = new(elements.Count);
        while (reachable.TryDequeue(out int next, out _) || starts.TryDequeue(out next, out _))
        {
            if (isTaken[next]) continue;
            isTaken[next] = true;
            ordered.Add(elements[next]);
            foreach (Variable variable in elements[next].Variables)
            {
                if (!elementsOf.Remove(variable, out List<int>? neighbours)) continue;
                foreach (int neighbour in neighbours) reachable.Enqueue(neighbour, elements[neighbour].Rows);
            }
        }
        return ordered;
    }
}
