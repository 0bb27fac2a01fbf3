using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace KnowledgeGraph.Server.Http;

/// <summary>Runs what answers a request, and turns what goes wrong into an answer that says so, as text or as JSON (RFC 9457).</summary>
internal sealed class ProblemHandler(ILogger<ProblemHandler> logger)
{
    /// <summary>The text for people is the default; JSON is for whom asks for it.</summary>
    private static readonly IReadOnlyList<MediaOffer<bool>> Offers =
    [
        new("text/plain", "text", false),
        new("application/problem+json", "problem", true),
        new("application/json", "json", true),
    ];

    /// <summary>Runs the handler of a request.</summary>
    public async Task RunAsync(HttpContext context, Func<Task> handle)
    {
        try
        {
            await handle();
        }
        catch (Exception error) when (error is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            logger.LogInformation("The client left before its answer was complete");
        }
        catch (Exception error) when (Problem.Of(error) is not null)
        {
            Problem problem = Problem.Of(error)!;
            if (problem.StatusCode == StatusCodes.Status500InternalServerError) logger.LogError(error, "A request failed");
            await AnswerAsync(context, problem);
        }
    }

    /// <summary>Once the answer has begun, all that is left is to break it off, so that nobody takes it for whole.</summary>
    private async Task AnswerAsync(HttpContext context, Problem problem)
    {
        HttpResponse response = context.Response;
        if (response.HasStarted)
        {
            logger.LogWarning("An answer was broken off: {Reason}", problem.Detail);
            context.Abort();
            return;
        }
        response.StatusCode = problem.StatusCode;
        response.Headers.CacheControl = "no-store";
        if (problem.Header is { } header) response.Headers[header.Name] = header.Value;
        if (ContentNegotiation.Choose(context.Request.Headers.Accept, Offers) is not { Value: true })
        {
            response.ContentType = "text/plain; charset=utf-8";
            await response.WriteAsync(problem.Detail + "\n", context.RequestAborted);
            return;
        }
        response.ContentType = "application/problem+json";
        await response.BodyWriter.WriteAsync(ToJson(problem), context.RequestAborted);
    }

    private static byte[] ToJson(Problem problem)
    {
        using var buffer = new MemoryStream();
        // It stands in no page: quotes need no escapes there.
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("title", ReasonPhrases.GetReasonPhrase(problem.StatusCode));
            writer.WriteNumber("status", problem.StatusCode);
            writer.WriteString("detail", problem.Detail);
            if (problem.Line is { } line) writer.WriteNumber("line", line);
            if (problem.Column is { } column) writer.WriteNumber("column", column);
            writer.WriteEndObject();
        }
        return buffer.ToArray();
    }
}
