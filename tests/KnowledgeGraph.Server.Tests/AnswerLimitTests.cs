using System.Net;

namespace KnowledgeGraph.Server.Tests;

/// <summary>The length of answers, <c>Sparql:MaxAnswerMiB</c>.</summary>
public sealed class AnswerLimitTests
{
    private const string Repeated = "BIND(CONCAT(?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a, ?a) AS ?b) "
        + "BIND(CONCAT(?b, ?b, ?b, ?b, ?b, ?b, ?b, ?b, ?b, ?b, ?b, ?b, ?b, ?b, ?b, ?b) AS ?c) "
        + "BIND(CONCAT(?c, ?c, ?c, ?c, ?c, ?c, ?c, ?c, ?c, ?c, ?c, ?c, ?c, ?c, ?c, ?c) AS ?d) "
        + "BIND(CONCAT(?d, ?d, ?d, ?d, ?d, ?d, ?d, ?d, ?d, ?d, ?d, ?d, ?d, ?d, ?d, ?d) AS ?e)";

    [Fact]
    public async Task MaxAnswerMiB_FirstPieceTooLong_IsRefusedWithTheLimit()
    {
        await using WritableServer server = await WritableServer.StartAsync("--Sparql:MaxAnswerMiB", "1");
        const string Letters = "0123456789abcdef";
        using HttpResponseMessage fits = await GetAsync(server, $"SELECT ?d {{ BIND('{Letters}' AS ?a) {Repeated} }}");
        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        Assert.Contains(Letters + Letters, await fits.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpResponseMessage tooLong = await GetAsync(server, $"SELECT ?e {{ BIND('{Letters}' AS ?a) {Repeated} }}");
        Assert.Equal(HttpStatusCode.BadRequest, tooLong.StatusCode);
        Assert.Contains("longer than 1 MiB", await tooLong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MaxAnswerMiB_LaterPieceTooLong_BreaksTheAnswerOff()
    {
        await using WritableServer server = await WritableServer.StartAsync("--Sparql:MaxAnswerMiB", "1");
        string thousand = string.Join(' ', Enumerable.Range(0, 1000));
        string product = $"SELECT * {{ VALUES ?a {{ {thousand} }} VALUES ?b {{ {thousand} }} }}";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sparql") { Content = new FormUrlEncodedContent([new("query", product)]) };
        using HttpResponseMessage cut = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, cut.StatusCode);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => cut.Content.ReadAsStringAsync());
        using HttpResponseMessage next = await GetAsync(server, "ASK {}");
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    private static Task<HttpResponseMessage> GetAsync(WritableServer server, string query) =>
        server.Client.GetAsync("/sparql?query=" + Uri.EscapeDataString(query));
}
