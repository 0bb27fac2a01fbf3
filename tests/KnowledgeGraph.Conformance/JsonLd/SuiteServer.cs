using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using KnowledgeGraph.Conformance.Manifests;

namespace KnowledgeGraph.Conformance.JsonLd;

/// <summary>Answers HTTP requests for documents of the suites as a test of remote documents describes the server.</summary>
internal sealed class SuiteServer(ManifestEntry test) : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string url = request.RequestUri!.AbsoluteUri;
        bool isInput = test.Action!.ToString() == $"<{url}>";
        var response = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request };
        if (isInput && Option("redirectTo") is { } target)
        {
            response.StatusCode = (HttpStatusCode)int.Parse(Option("httpStatus")!, CultureInfo.InvariantCulture);
            response.Headers.Location = new Uri(target);
            return Task.FromResult(response);
        }
        string file = SharedSuites.FileOfPublished(url);
        if (!File.Exists(file))
        {
            response.StatusCode = HttpStatusCode.NotFound;
            return Task.FromResult(response);
        }
        response.Content = new ByteArrayContent(File.ReadAllBytes(file));
        string type = (isInput ? Option("contentType") : null) ?? Path.GetExtension(file) switch
        {
            ".jsonld" => "application/ld+json",
            ".html" => "text/html",
            _ => "application/json",
        };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (isInput)
        {
            foreach (string link in JsonLdVocabulary.Options(test, "httpLink")) response.Headers.TryAddWithoutValidation("Link", link);
        }
        return Task.FromResult(response);
    }

    private string? Option(string name) => JsonLdVocabulary.Options(test, name).FirstOrDefault();
}
