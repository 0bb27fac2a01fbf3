using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Operators;

/// <summary>Which sort orders serve which constants.</summary>
internal static class ScanOrder
{
    /// <summary>The places (0 subject, 1 predicate, 2 object) of an order, the strongest first.</summary>
    public static ReadOnlySpan<int> Places(QuadOrder order) => order switch
    {
        QuadOrder.Spo => [0, 1, 2],
        QuadOrder.Pos => [1, 2, 0],
        QuadOrder.Osp => [2, 0, 1],
        QuadOrder.Pso => [1, 0, 2],
        QuadOrder.Ops => [2, 1, 0],
        _ => [0, 2, 1],
    };

    /// <summary>An order in which the places that are bound come first.</summary>
    public static QuadOrder For(bool subject, bool predicate, bool @object) => (subject, predicate, @object) switch
    {
        (_, false, false) => QuadOrder.Spo,
        (false, true, false) => QuadOrder.Pso,
        (false, true, true) => QuadOrder.Pos,
        (false, false, true) => QuadOrder.Osp,
        (true, true, _) => QuadOrder.Spo,
        (true, false, true) => QuadOrder.Sop,
    };

    /// <summary>The order in which the constants come first and then the other places as they are listed.</summary>
    public static QuadOrder For(in TriplePrefix prefix, ReadOnlySpan<int> free)
    {
        ReadOnlySpan<bool> isConstant = [!prefix.Subject.IsNone, !prefix.Predicate.IsNone, !prefix.Object.IsNone];
        for (QuadOrder order = QuadOrder.Spo; order <= QuadOrder.Sop; order++)
        {
            ReadOnlySpan<int> places = Places(order);
            bool hasConstantsFirst = true;
            for (int i = 0; i < places.Length - free.Length; i++) hasConstantsFirst &= isConstant[places[i]];
            if (hasConstantsFirst && places.EndsWith(free)) return order;
        }
        throw new ArgumentException("the places are not those without a constant", nameof(free));
    }

    /// <summary>An order in which the constants come first and then <paramref name="place"/>.</summary>
    public static QuadOrder For(in TriplePrefix prefix, int place)
    {
        bool s = !prefix.Subject.IsNone, p = !prefix.Predicate.IsNone, o = !prefix.Object.IsNone;
        for (QuadOrder order = QuadOrder.Spo; order <= QuadOrder.Sop; order++)
        {
            int rank = 0;
            foreach (int each in Places(order))
            {
                bool isConstant = each switch { 0 => s, 1 => p, _ => o };
                if (isConstant)
                {
                    rank++;
                    continue;
                }
                if (each == place && rank == (s ? 1 : 0) + (p ? 1 : 0) + (o ? 1 : 0)) return order;
                break;
            }
        }
        return For(s, p, o);
    }
}
