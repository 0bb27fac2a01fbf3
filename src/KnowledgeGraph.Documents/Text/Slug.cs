using System.Security.Cryptography;
using System.Text;

namespace KnowledgeGraph.Documents.Text;

/// <summary>Makes the segment of an IRI out of a name.</summary>
public static class Slug
{
    /// <summary>The longest slug, so that a sentence gives no endless IRI.</summary>
    private const int MaxLength = 80;

    private const int HashLength = 16;

    /// <summary>
    /// The name in small letters without accents, with a hyphen for everything that is no letter or digit; of a name without Latin letters,
    /// the beginning of its SHA-256.
    /// </summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (char c in Tokenizer.Fold(name))
        {
            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9')) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        string whole = slug.ToString().TrimEnd('-');
        if (whole.Length == 0) return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength];
        if (whole.Length <= MaxLength) return whole;
        int lastWord = whole.LastIndexOf('-', MaxLength);
        return whole[..(lastWord > 0 ? lastWord : MaxLength)];
    }
}
