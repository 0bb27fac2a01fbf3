using System.Buffers;
using System.Text;

namespace KnowledgeGraph.Server.Http;

/// <summary>
/// The parameters of an address or a posted form (<c>application/x-www-form-urlencoded</c>). Unlike the framework's, bytes that are no
/// UTF-8 are an error and not replaced: a query must not be answered that nobody asked.
/// </summary>
internal sealed class UrlParameters
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, List<string>> _values = [];

    private UrlParameters()
    {
    }

    /// <summary>The values of a parameter, in order; none where it is absent.</summary>
    public IReadOnlyList<string> this[string name] => _values.TryGetValue(name, out List<string>? values) ? values : [];

    /// <summary>Whether the parameter is there, be it without a value.</summary>
    public bool Contains(string name) => _values.ContainsKey(name);

    /// <summary>The only value of a parameter, or null where it is absent.</summary>
    /// <exception cref="ProtocolException">There are several.</exception>
    public string? Single(string name) => this[name] switch
    {
        [] => null,
        [string value] => value,
        { Count: int count } => throw Malformed($"one parameter '{name}' is expected; there are {count}"),
    };

    /// <summary>The parameters of the address.</summary>
    /// <exception cref="ProtocolException">They are no UTF-8.</exception>
    public static UrlParameters Of(HttpRequest request) => Parse(Encoding.UTF8.GetBytes((request.QueryString.Value ?? "").TrimStart('?')));

    /// <summary>The parameters of a posted form.</summary>
    /// <exception cref="ProtocolException">They are no UTF-8.</exception>
    public static UrlParameters Parse(ReadOnlySpan<byte> text)
    {
        var parameters = new UrlParameters();
        foreach (Range range in text.Split((byte)'&'))
        {
            ReadOnlySpan<byte> pair = text[range];
            if (pair.IsEmpty) continue;
            int equals = pair.IndexOf((byte)'=');
            string name = Decode(equals < 0 ? pair : pair[..equals]);
            string value = equals < 0 ? "" : Decode(pair[(equals + 1)..]);
            if (!parameters._values.TryGetValue(name, out List<string>? values)) parameters._values.Add(name, values = []);
            values.Add(value);
        }
        return parameters;
    }

    private static string Decode(ReadOnlySpan<byte> text)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            int length = 0;
            for (int i = 0; i < text.Length; i++)
            {
                bool isEscape = text[i] == '%' && i + 2 < text.Length
                    && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]);
                if (isEscape)
                {
                    rented[length++] = (byte)((HexValue(text[i + 1]) << 4) | HexValue(text[i + 2]));
                    i += 2;
                }
                else
                {
                    rented[length++] = text[i] == '+' ? (byte)' ' : text[i];
                }
            }
            return StrictUtf8.GetString(rented, 0, length);
        }
        catch (DecoderFallbackException)
        {
            throw Malformed("a parameter is not valid UTF-8; percent-encode its UTF-8 bytes, as é by %C3%A9");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static int HexValue(byte digit) => char.IsAsciiDigit((char)digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static ProtocolException Malformed(string message) => new(StatusCodes.Status400BadRequest, message);
}
