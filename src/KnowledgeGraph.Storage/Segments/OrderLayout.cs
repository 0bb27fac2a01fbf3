namespace KnowledgeGraph.Storage.Segments;

/// <summary>Which role of a quad (0 subject, 1 predicate, 2 object, 3 graph) stands in which column of an order.</summary>
internal static class OrderLayout
{
    public const int OrderCount = 7;
    public const int Predicate = 1;
    public const int Graph = 3;

    private static ReadOnlySpan<byte> Roles =>
    [
        0, 1, 2, 3, // Spo
        1, 2, 0, 3, // Pos
        2, 0, 1, 3, // Osp
        1, 0, 2, 3, // Pso
        2, 1, 0, 3, // Ops
        0, 2, 1, 3, // Sop
        3, 0, 1, 2, // Gspo
    ];

    /// <summary>The role of each column.</summary>
    public static ReadOnlySpan<byte> RolesOf(QuadOrder order) => Roles.Slice((int)order * 4, 4);

    /// <summary>The column of a role.</summary>
    public static int ColumnOf(QuadOrder order, int role) => RolesOf(order).IndexOf((byte)role);

    /// <summary>A quad in the columns subject, predicate, object, graph, rearranged for an order.</summary>
    public static QuadKey Arrange(in QuadKey quad, QuadOrder order)
    {
        ReadOnlySpan<byte> roles = RolesOf(order);
        return new(quad[roles[0]], quad[roles[1]], quad[roles[2]], quad[roles[3]]);
    }

    /// <summary>
    /// An order in which the constants of a prefix come first; of <see cref="QuadOrder.Gspo"/> only where the graph is one.
    /// </summary>
    public static QuadOrder For(in TriplePrefix prefix) =>
        (prefix.Subject.IsNone, prefix.Predicate.IsNone, prefix.Object.IsNone) switch
        {
            (true, false, true) => QuadOrder.Pso,
            (true, false, false) => QuadOrder.Pos,
            (true, true, false) => QuadOrder.Osp,
            (false, true, false) => QuadOrder.Sop,
            _ => QuadOrder.Spo,
        };
}
