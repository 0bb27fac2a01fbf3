using System.Globalization;
using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Access;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Server.Http;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Sparql;

/// <summary>
/// Reads operations in their forms: a query by GET; either by POST, as a form or as the body itself (SPARQL 1.1 Protocol §2.1, §2.2).
/// Whether an update is allowed is asked before its body is read, where the content type gives it away.
/// </summary>
internal sealed class SparqlRequestReader(WriteAccess access, IOptions<SparqlOptions> options)
{
    private const string Query = "query";
    private const string Update = "update";

    private readonly SparqlOptions _options = options.Value;

    /// <summary>The operation, or null where a GET carries none: that is somebody who looks at the endpoint.</summary>
    /// <exception cref="ProtocolException">The request breaks the protocol, or may not update.</exception>
    public async Task<SparqlOperation?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        UrlParameters address = UrlParameters.Of(request);
        if (!HttpMethods.IsPost(request.Method))
        {
            if (address.Contains(Update)) throw Refused("an update is posted; this is a GET");
            return address.Contains(Query) ? CreateQuery(Text(address, Query), address, address) : null;
        }
        switch (RequestBody.TypeOf(request)?.MediaType.ToString().ToLowerInvariant())
        {
            case "application/x-www-form-urlencoded":
                UrlParameters form = UrlParameters.Parse(await RequestBody.ReadBytesAsync(request, _options.MaxFormBytes, cancellationToken));
                if (!form.Contains(Update)) return CreateQuery(Text(form, Query), form, address);
                access.Demand(request);
                if (form.Contains(Query)) throw Refused("the form has a query and an update; send one of them");
                return CreateUpdate(Text(form, Update), form, address);
            case "application/sparql-query":
                return CreateQuery(await RequestBody.ReadTextAsync(request, _options.MaxQueryBytes, cancellationToken), address, address);
            case "application/sparql-update":
                access.Demand(request);
                return CreateUpdate(await RequestBody.ReadTextAsync(request, _options.MaxQueryBytes, cancellationToken), address, address);
            default:
                throw new ProtocolException(
                    StatusCodes.Status415UnsupportedMediaType,
                    "a query is posted as application/sparql-query, an update as application/sparql-update, and either as "
                        + $"application/x-www-form-urlencoded; the content type is '{request.ContentType}'");
        }
    }

    private static QueryOperation CreateQuery(string text, UrlParameters parameters, UrlParameters address) => new(
        text,
        Iris("default-graph-uri", parameters, address),
        Iris("named-graph-uri", parameters, address),
        TimeoutOf(parameters, address),
        (parameters.Single("explain") ?? address.Single("explain")) switch
        {
            null => ExplainFormat.None,
            "" or "text" => ExplainFormat.Text,
            "json" => ExplainFormat.Json,
            string other => throw Refused($"'explain' takes 'text' or 'json'; it is '{other}'"),
        });

    private static UpdateOperation CreateUpdate(string text, UrlParameters parameters, UrlParameters address) => new(
        text,
        Iris("using-graph-uri", parameters, address),
        Iris("using-named-graph-uri", parameters, address),
        TimeoutOf(parameters, address));

    private string Text(UrlParameters parameters, string name)
    {
        string text = parameters.Single(name) ?? throw Refused($"the parameter '{name}' is missing");
        if (Encoding.UTF8.GetByteCount(text) <= _options.MaxQueryBytes) return text;
        throw new ProtocolException(
            StatusCodes.Status413PayloadTooLarge, $"the {name} is longer than {_options.MaxQueryKiB} KiB, the most that this endpoint takes");
    }

    /// <summary>The graphs that a parameter names, in the form and in the address: clients put them in either.</summary>
    private static List<Iri> Iris(string name, UrlParameters parameters, UrlParameters address)
    {
        List<Iri> iris = [];
        foreach (string value in parameters == address ? address[name] : parameters[name].Concat(address[name]))
        {
            if (!Iri.IsAbsolute(value)) throw Refused($"'{name}' takes an absolute IRI; it is '{value}'");
            iris.Add(new Iri(value));
        }
        return iris;
    }

    private static TimeSpan? TimeoutOf(UrlParameters parameters, UrlParameters address)
    {
        const double Longest = 86400;
        if ((parameters.Single("timeout") ?? address.Single("timeout")) is not { } value) return null;
        bool isNumber = double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds);
        return isNumber && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, Longest))
            : throw Refused($"'timeout' takes seconds, as 2.5; it is '{value}'");
    }

    private static ProtocolException Refused(string message) => new(StatusCodes.Status400BadRequest, message);
}
