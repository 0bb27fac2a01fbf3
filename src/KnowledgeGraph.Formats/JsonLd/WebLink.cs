using System.Text.RegularExpressions;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>A link of an HTTP Link header (RFC 8288), as far as JSON-LD looks at it.</summary>
internal sealed partial record WebLink(string Target, string? Relation, string? Type)
{
    /// <summary>The links of a header; what is no link is passed over.</summary>
    public static IEnumerable<WebLink> Parse(string header)
    {
        foreach (Match link in Link().Matches(header))
        {
            string? relation = null, type = null;
            foreach (Match parameter in Parameter().Matches(link.Groups["parameters"].Value))
            {
                string value = parameter.Groups["quoted"].Success ? parameter.Groups["quoted"].Value : parameter.Groups["token"].Value;
                if (parameter.Groups["name"].Value.Equals("rel", StringComparison.OrdinalIgnoreCase)) relation ??= value;
                if (parameter.Groups["name"].Value.Equals("type", StringComparison.OrdinalIgnoreCase)) type ??= value;
            }
            yield return new WebLink(link.Groups["target"].Value, relation, type);
        }
    }

    [GeneratedRegex("""<(?<target>[^>]*)>(?<parameters>(?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^\s;,"]*))*)""", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex("""(?<name>[\w*-]+)\s*=\s*(?:"(?<quoted>[^"]*)"|(?<token>[^\s;,"]*))""", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
