using System.Xml;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>
/// Turns IRIs into qualified names: by the declared prefixes where one fits, else by prefixes of its own (<c>ns1</c>, …).
/// </summary>
internal sealed class RdfXmlNames
{
    private readonly Dictionary<string, string> _byNamespace = [];
    private readonly Dictionary<string, string> _byPrefix = [];
    private readonly List<string> _order = [];
    private readonly HashSet<int> _lengths = [];
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>Takes the prefixes to declare; those that XML cannot use are left out.</summary>
    public RdfXmlNames(IEnumerable<KeyValuePair<string, string>> prefixes)
    {
        _lookup = _byNamespace.GetAlternateLookup<ReadOnlySpan<char>>();
        Add("rdf", RdfVocabulary.Namespace);
        foreach ((string prefix, string iri) in prefixes) Add(prefix, iri);
    }

    /// <summary>The prefixes and their namespaces, in the order to declare them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Declarations =>
        _order.Select(prefix => KeyValuePair.Create(prefix, _byPrefix[prefix]));

    /// <summary>Adds a prefix, unless it or its namespace is known or XML cannot use it.</summary>
    public void Add(string prefix, string iri)
    {
        bool usable = IsNcName(prefix) && !prefix.StartsWith("xml", StringComparison.OrdinalIgnoreCase) && Iri.IsAbsolute(iri)
            && !iri.StartsWith("http://www.w3.org/2000/xmlns/", StringComparison.Ordinal)
            && !iri.StartsWith("http://www.w3.org/XML/1998/namespace", StringComparison.Ordinal);
        if (!usable || _byPrefix.ContainsKey(prefix) || !_byNamespace.TryAdd(iri, prefix)) return;
        _byPrefix.Add(prefix, iri);
        _order.Add(prefix);
        _lengths.Add(iri.Length);
    }

    /// <summary>The qualified name of an IRI. Null where it has no end that is an XML name.</summary>
    /// <param name="iri">The IRI.</param>
    /// <param name="declares">A prefix that was not declared yet, which the name needs; null where all are.</param>
    public string? Find(string iri, out KeyValuePair<string, string>? declares)
    {
        declares = null;
        int start = LocalStart(iri);
        // The shortest local name first: a declared namespace may end anywhere in what could be one.
        for (int at = iri.Length - 1; at >= start; at--)
        {
            // Lengths first: names may be long, and namespaces have few of them.
            if (_lengths.Contains(at) && XmlConvert.IsStartNCNameChar(iri[at]) && _lookup.TryGetValue(iri.AsSpan(0, at), out string? prefix))
            {
                return $"{prefix}:{iri.AsSpan(at)}";
            }
        }
        while (start < iri.Length && !XmlConvert.IsStartNCNameChar(iri[start])) start++;
        if (start == 0 || start >= iri.Length) return null;
        int number = 1;
        while (_byPrefix.ContainsKey($"ns{number}")) number++;
        declares = KeyValuePair.Create($"ns{number}", iri[..start]);
        return $"ns{number}:{iri.AsSpan(start)}";
    }

    /// <summary>The error for a predicate that no element can stand for.</summary>
    public static KnowledgeGraphException NotAName(Iri predicate) => new(
        $"the predicate {predicate} cannot be written in RDF/XML: it does not end in an XML name that is free; choose another syntax");

    /// <summary>Whether the text is an XML name without colon.</summary>
    public static bool IsNcName(string text) => text.Length > 0 && XmlConvert.IsStartNCNameChar(text[0]) && LocalStart(text) == 0;

    private static int LocalStart(string text)
    {
        int start = text.Length;
        while (start > 0 && XmlConvert.IsNCNameChar(text[start - 1])) start--;
        return start;
    }
}
