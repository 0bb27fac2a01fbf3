using System.Globalization;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>A JSON number, as spelt.</summary>
internal sealed class LdNumber(string text) : LdValue
{
    /// <summary>The number as the document writes it.</summary>
    public string Text { get; } = text;

    /// <summary>The nearest double; infinite where the number is out of range.</summary>
    public double Value => double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override bool DeepEquals(LdValue? other) => other is LdNumber number && (number.Text == Text || number.Value.Equals(Value));
}
