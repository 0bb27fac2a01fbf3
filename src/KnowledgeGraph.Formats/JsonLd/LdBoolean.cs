namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>A JSON boolean.</summary>
internal sealed class LdBoolean(bool value) : LdValue
{
    /// <summary>The value.</summary>
    public bool Value { get; } = value;

    /// <inheritdoc/>
    public override bool DeepEquals(LdValue? other) => other is LdBoolean boolean && boolean.Value == Value;
}
