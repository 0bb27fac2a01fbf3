namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>A JSON string, unescaped.</summary>
internal sealed class LdString(string value) : LdValue
{
    /// <summary>The characters.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public override bool DeepEquals(LdValue? other) => other is LdString text && text.Value == Value;
}
