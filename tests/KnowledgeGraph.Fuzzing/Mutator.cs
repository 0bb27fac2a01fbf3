using System.Text;

namespace KnowledgeGraph.Fuzzing;

/// <summary>Makes broken, odd and huge documents from sound ones. The same number gives the same documents.</summary>
internal sealed class Mutator(byte[][] seeds, int number)
{
    private const int MaxBytes = 200_000;

    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "<", ">", "<<", ">>", "<<(", ")>>", "{|", "|}", "~", "{", "}", "[", "]", "(", ")", "\"", "'", "\"\"\"", "'''", "\\", "\\u", "\\u0041",
            "\\U0001F600", "\\uD800", "@", "@en", "@en--ltr", "^^", ".", ";", ",", ":", "_:", "#", "\n", "\r", "\r\n", "\t", " ", "%", "%20", "%zz", "a", "true",
            "-", "+", "1e", "0", "1e999", "99999999999999999999", "@prefix", "@base", "BASE <", "PREFIX", "GRAPH", "VERSION \"1.2\"", "<!--", "-->", "<![CDATA[", "]]>",
            "&amp;", "&#0;", "&#x10FFFF;", "&e;", "<?x?>", "xml:lang=\"\"", "xml:base=\"a\"", "rdf:parseType=\"Literal\"", "rdf:parseType=\"Triple\"", "rdf:ID=\"x\"",
            "rdf:li", "\"@id\":", "\"@type\":", "\"@graph\":", "\"@list\":[", "\"@set\":", "\"@reverse\":{", "\"@context\":", "\"@value\":", "\"@nest\":", "\"@included\":",
            "\"@index\":", "\"@container\":", "\"@json\"", "\"@none\"", "\"@direction\":", "\"@vocab\":", "\"@base\":", "\"@version\":1.1", "null", "{}", "[]", "?x", "$x", "*", "/", "|", "^", "!",
            "OPTIONAL {", "FILTER(", "SELECT", "WHERE {", "UNION", "MINUS {", "VALUES", "UNDEF", "BIND(", "SERVICE", "EXISTS {", "COUNT(", "AS ?y", "GROUP BY",
            "http://e/x", "urn:x", "é", "\u0085", "\u2028", "\uFEFF", "\uFFFF", "😀", "\0", "\u0001", "\u007F",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF, 0xFE], [0xC3],
    ];

    private readonly Random _random = new(number);

    /// <summary>The next document.</summary>
    public byte[] Next()
    {
        var document = new List<byte>(Any(seeds));
        for (int count = 1 + _random.Next(6); count > 0; count--) Mutate(document);
        return [.. document];
    }

    private void Mutate(List<byte> document)
    {
        int at = _random.Next(document.Count + 1);
        int length = Math.Min(document.Count - at, 1 + _random.Next(_random.Next(4) == 0 ? 400 : 12));
        switch (_random.Next(10))
        {
            case 0 when at < document.Count:
                document[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when at < document.Count:
                document[at] = (byte)_random.Next(256);
                break;
            case 2:
                document.RemoveRange(at, length);
                break;
            case 3:
                document.InsertRange(_random.Next(document.Count + 1), document.GetRange(at, length));
                break;
            case 4:
                Splice(document, at);
                break;
            case 5 when _random.Next(4) == 0:
                document.RemoveRange(at, document.Count - at);
                break;
            case 6 when _random.Next(4) == 0:
                Repeat(document, at, length);
                break;
            case 7:
                document.RemoveRange(at, length);
                document.InsertRange(at, Any(Pieces));
                break;
            default:
                document.InsertRange(at, Any(Pieces));
                break;
        }
    }

    private void Splice(List<byte> document, int at)
    {
        byte[] other = Any(seeds);
        if (other.Length == 0) return;
        int start = _random.Next(other.Length);
        document.InsertRange(at, other.AsSpan(start, _random.Next(Math.Min(other.Length - start, 600) + 1)).ToArray());
    }

    private void Repeat(List<byte> document, int at, int length)
    {
        byte[] piece = _random.Next(2) == 0 ? Any(Pieces) : [.. document.GetRange(at, length)];
        if (piece.Length == 0) return;
        int count = Math.Min(1 << _random.Next(17), (MaxBytes - document.Count) / piece.Length);
        for (; count > 0; count--) document.InsertRange(at, piece);
    }

    private T Any<T>(T[] items) => items[_random.Next(items.Length)];
}
