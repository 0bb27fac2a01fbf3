namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>
/// A JSON value as the JSON-LD algorithms need it: maps keep their order, values may be shared between parents, numbers keep their
/// spelling, and each knows where in the document it stands. JSON null is <see cref="LdNull"/>; C# null means "no value".
/// </summary>
internal abstract class LdValue
{
    /// <summary>The byte at which the value starts in its document; -1 for what was made by an algorithm.</summary>
    public int Offset { get; init; } = -1;

    /// <summary>Whether this is a string, a number or a boolean.</summary>
    public virtual bool IsScalar => true;

    /// <summary>Whether both are the same JSON value; maps compare without order, numbers by value.</summary>
    public abstract bool DeepEquals(LdValue? other);
}
