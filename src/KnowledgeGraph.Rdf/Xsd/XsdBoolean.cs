namespace KnowledgeGraph.Rdf.Xsd;

/// <summary>Lexical forms of <c>xsd:boolean</c> (XML Schema 1.1 part 2 §3.3.2).</summary>
public static class XsdBoolean
{
    /// <summary>The canonical form.</summary>
    public static ReadOnlySpan<byte> Format(bool value) => value ? "true"u8 : "false"u8;

    /// <summary>Reads <c>true</c>, <c>false</c>, <c>1</c> or <c>0</c>; no white space.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out bool value)
    {
        value = text.SequenceEqual("true"u8) || text.SequenceEqual("1"u8);
        return value || text.SequenceEqual("false"u8) || text.SequenceEqual("0"u8);
    }
}
