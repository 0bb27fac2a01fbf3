using System.Text;
using KnowledgeGraph.Conformance.Manifests;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Conformance.Protocol;

/// <summary>A request or an answer as a manifest describes it.</summary>
internal sealed class HttpMessageDescription(Dataset graph, Term node)
{
    public string Method => Text(HttpVocabulary.MethodName)!;

    public string Path => Text(HttpVocabulary.AbsolutePath)!;

    public HttpMessageDescription Response => new(graph, Value(node, HttpVocabulary.Response)!);

    public string? ExpectedBoolean => Text(HttpVocabulary.ExpectedBoolean);

    public string? ExpectedFormat => Text(HttpVocabulary.ExpectedFormat);

    public string? ExpectedLocation => Text(HttpVocabulary.ExpectedLocation);

    public IReadOnlyList<string> ExpectedStatuses =>
    [
        .. graph.Match(node, HttpVocabulary.ExpectedStatus).Select(quad => ((Iri)quad.Object).Value[HttpVocabulary.StatusCodes.Length..]),
    ];

    public IEnumerable<(string Name, string Value)> Headers =>
        from list in graph.Match(node, HttpVocabulary.Headers)
        from header in Manifest.Items(graph, list.Object)
        select (Text(header, HttpVocabulary.FieldName)!, Text(header, HttpVocabulary.FieldValue)!);

    public string? BodyText => Value(node, HttpVocabulary.Body) is { } body ? Text(body, HttpVocabulary.Chars) : null;

    /// <summary>The bytes of the body, in the encoding that the manifest says.</summary>
    public byte[]? Body => Value(node, HttpVocabulary.Body) is { } body
        ? Encoding.GetEncoding(Text(body, HttpVocabulary.CharacterEncoding)!).GetBytes(Text(body, HttpVocabulary.Chars)!)
        : null;

    private Term? Value(Term subject, Iri predicate) => Manifest.Value(graph, subject, predicate);

    private string? Text(Iri predicate) => Text(node, predicate);

    private string? Text(Term subject, Iri predicate) => (Value(subject, predicate) as Literal)?.LexicalForm;
}
