namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Orders strings by Unicode code point, where ordinal order would put U+E000–U+FFFF after the supplementary planes.</summary>
internal sealed class CodePointComparer : IComparer<string>
{
    /// <summary>The comparer; it has no state.</summary>
    public static readonly CodePointComparer Instance = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        int common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length || common == y.Length) return x.Length - y.Length;
        char a = x[common], b = y[common];
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a - b : char.IsSurrogate(a) ? 1 : -1;
    }
}
