namespace KnowledgeGraph.Query.Operators;

/// <summary>What EXPLAIN says of a join.</summary>
internal static class JoinDetail
{
    /// <summary>The variables joined on; those that may be unbound with a question mark behind.</summary>
    public static string Of(JoinLayout layout, Schema left)
    {
        IEnumerable<string> keys = layout.LeftKeys.Select(column => "?" + left[column].Name);
        IEnumerable<string> loose = layout.LeftLoose.Select(column => $"?{left[column].Name} (may be unbound)");
        string text = string.Join(", ", keys.Concat(loose));
        return text.Length == 0 ? "every pair" : "on " + text;
    }
}
