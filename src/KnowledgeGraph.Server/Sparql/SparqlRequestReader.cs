using System.Text;
using KnowledgeGraph.Rdf;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace KnowledgeGraph.Server.Sparql;

/// <summary>Reads the three forms of a query operation: GET, POST with a form, POST with the query as body (SPARQL 1.1 Protocol §2.1).</summary>
internal static class SparqlRequestReader
{
    private const string QueryParameter = "query";

    /// <summary>The request, or null where a GET carries no query at all: that is somebody who looks at the endpoint.</summary>
    /// <exception cref="ProtocolException">The request breaks the protocol.</exception>
    public static async Task<SparqlRequest?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            if (request.Query.ContainsKey("update")) throw UpdateRefused();
            return request.Query.ContainsKey(QueryParameter)
                ? Create(request.Query[QueryParameter], request.Query["default-graph-uri"], request.Query["named-graph-uri"], maxBytes)
                : null;
        }
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)) throw UnsupportedType(request.ContentType);
        if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            IFormCollection form = await ReadFormAsync(request, cancellationToken);
            if (form.ContainsKey("update")) throw UpdateRefused();
            return Create(form[QueryParameter], form["default-graph-uri"], form["named-graph-uri"], maxBytes);
        }
        if (type.MediaType.Equals("application/sparql-query", StringComparison.OrdinalIgnoreCase))
        {
            string query = await ReadBodyAsync(request, maxBytes, cancellationToken);
            return Create(query, request.Query["default-graph-uri"], request.Query["named-graph-uri"], maxBytes);
        }
        if (type.MediaType.Equals("application/sparql-update", StringComparison.OrdinalIgnoreCase)) throw UpdateRefused();
        throw UnsupportedType(request.ContentType);
    }

    private static SparqlRequest Create(StringValues query, StringValues defaultGraphs, StringValues namedGraphs, int maxBytes)
    {
        if (query.Count != 1)
        {
            throw new ProtocolException(StatusCodes.Status400BadRequest, $"exactly one 'query' parameter is expected; there are {query.Count}");
        }
        if (Encoding.UTF8.GetByteCount(query[0]!) > maxBytes) throw TooLong(maxBytes);
        return new SparqlRequest(query[0]!, ReadIris("default-graph-uri", defaultGraphs), ReadIris("named-graph-uri", namedGraphs));
    }

    private static List<Iri> ReadIris(string parameter, StringValues values)
    {
        List<Iri> iris = [];
        foreach (string? value in values)
        {
            if (value is null || !Iri.IsAbsolute(value))
            {
                throw new ProtocolException(StatusCodes.Status400BadRequest, $"'{parameter}' takes an absolute IRI; it is '{value}'");
            }
            iris.Add(new Iri(value));
        }
        return iris;
    }

    private static async Task<IFormCollection> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.ReadFormAsync(cancellationToken);
        }
        catch (InvalidDataException error)
        {
            throw new ProtocolException(StatusCodes.Status413PayloadTooLarge, $"the form can't be read: {error.Message}");
        }
    }

    private static async Task<string> ReadBodyAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > maxBytes) throw TooLong(maxBytes);
            body.Write(buffer, 0, read);
        }
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body.GetBuffer(), 0, (int)body.Length);
        }
        catch (DecoderFallbackException)
        {
            throw new ProtocolException(StatusCodes.Status400BadRequest, "the query is not valid UTF-8");
        }
    }

    private static ProtocolException UpdateRefused() =>
        new(StatusCodes.Status403Forbidden, "this endpoint answers queries; it takes no updates");

    private static ProtocolException TooLong(int maxBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, $"the query is longer than {maxBytes / 1024} KiB, the most that this endpoint takes");

    private static ProtocolException UnsupportedType(string? contentType) => new(
        StatusCodes.Status415UnsupportedMediaType,
        $"a query is posted as application/sparql-query or as application/x-www-form-urlencoded; the content type is '{contentType}'");
}
