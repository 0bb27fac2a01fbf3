using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Configuration;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Ontology;

/// <summary>The rules under <c>shapes/*.ttl</c> of the ontology folder, in the words that they have for people.</summary>
internal sealed class ShapeRules(IOptions<PublicationOptions> options)
{
    private const string Shacl = "http://www.w3.org/ns/shacl#";

    private static readonly Iri TargetClass = new(Shacl + "targetClass");
    private static readonly Iri Property = new(Shacl + "property");
    private static readonly Iri Path = new(Shacl + "path");
    private static readonly Iri Message = new(Shacl + "message");
    private static readonly Iri Severity = new(Shacl + "severity");
    private static readonly Iri Violation = new(Shacl + "Violation");

    /// <summary>The rules in order of class and property, read anew each time; rules without words, or on longer paths, are left out.</summary>
    public IReadOnlyList<ShapeRule> All
    {
        get
        {
            ILookup<(Term Subject, Iri Predicate), Term> said = Read().ToLookup(quad => (quad.Subject, quad.Predicate), quad => quad.Object);
            var rules =
                from shape in said
                where shape.Key.Predicate == TargetClass
                from target in shape.OfType<Iri>()
                from rule in said[(shape.Key.Subject, Property)]
                from path in said[(rule, Path)].OfType<Iri>()
                let words = said[(rule, Message)].OfType<Literal>().ToList()
                let french = In(words, "fr")
                where french.Length > 0
                orderby target.Value, path.Value, french
                select new ShapeRule(target, path, french, In(words, "en"), said[(rule, Severity)].Any(severity => !severity.Equals(Violation)));
            return [.. rules];
        }
    }

    private Dataset Read()
    {
        var sink = new DatasetSink();
        string folder = System.IO.Path.Combine(options.Value.OntologyDirectory, "shapes");
        if (!Directory.Exists(folder)) return sink.Dataset;
        foreach (string path in Directory.EnumerateFiles(folder, "*.ttl").Order(StringComparer.Ordinal))
        {
            using FileStream file = File.OpenRead(path);
            RdfReader.Read(file, RdfFormat.Turtle, new RdfReaderOptions { SourceName = path }, sink);
        }
        return sink.Dataset;
    }

    private static string In(IEnumerable<Literal> words, string language) =>
        words.FirstOrDefault(text => text.Language == language)?.LexicalForm ?? "";
}
