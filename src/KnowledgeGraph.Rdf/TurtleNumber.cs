namespace KnowledgeGraph.Rdf;

/// <summary>
/// The numbers that Turtle, TriG, SPARQL and its TSV results write bare (Turtle 1.1 §2.5.2): the lexical form alone says the datatype.
/// </summary>
/// <remarks>Stateless and thread-safe.</remarks>
public static class TurtleNumber
{
    /// <summary>Whether the bare lexical form reads back as a literal of this datatype.</summary>
    public static bool IsAbbreviation(ReadOnlySpan<byte> lexicalForm, ReadOnlySpan<byte> datatype)
    {
        ReadOnlySpan<byte> name = "http://www.w3.org/2001/XMLSchema#"u8;
        if (!datatype.StartsWith(name)) return false;
        ReadOnlySpan<byte> kind = Kind(lexicalForm);
        return !kind.IsEmpty && datatype[name.Length..].SequenceEqual(kind);
    }

    /// <summary>The local name of the datatype that the bare form has: integer, decimal, double, or empty for no number.</summary>
    private static ReadOnlySpan<byte> Kind(ReadOnlySpan<byte> form)
    {
        if (form.Length > 0 && form[0] is ((byte)'+' or (byte)'-')) form = form[1..];
        int whole = Digits(form);
        int position = whole;
        int fraction = 0;
        bool hasPoint = position < form.Length && form[position] == '.';
        if (hasPoint)
        {
            fraction = Digits(form[(position + 1)..]);
            position += 1 + fraction;
        }
        if (whole + fraction == 0) return default;
        if (position == form.Length) return !hasPoint ? "integer"u8 : fraction > 0 ? "decimal"u8 : default;
        if (form[position] is not ((byte)'e' or (byte)'E')) return default;
        form = form[(position + 1)..];
        if (form.Length > 0 && form[0] is ((byte)'+' or (byte)'-')) form = form[1..];
        return form.Length > 0 && Digits(form) == form.Length ? "double"u8 : default;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        int count = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return count < 0 ? text.Length : count;
    }
}
