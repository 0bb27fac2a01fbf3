namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>JSON null.</summary>
internal sealed class LdNull : LdValue
{
    /// <summary>A null without position.</summary>
    public static readonly LdNull Instance = new();

    /// <inheritdoc/>
    public override bool IsScalar => false;

    /// <inheritdoc/>
    public override bool DeepEquals(LdValue? other) => other is LdNull;
}
