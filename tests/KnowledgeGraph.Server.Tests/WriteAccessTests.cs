using System.Net;
using System.Text;

namespace KnowledgeGraph.Server.Tests;

public class WriteAccessTests
{
    private const string Insert = "INSERT DATA { <http://example.org/s> <http://example.org/p> 1 }";

    [Theory]
    [InlineData("Authorization", "Bearer " + WritableServer.Token, HttpStatusCode.OK)]
    [InlineData("Authorization", "bearer " + WritableServer.Token, HttpStatusCode.OK)]
    [InlineData("Authorization", "Bearer another", HttpStatusCode.OK)]
    [InlineData("X-API-Key", WritableServer.Token, HttpStatusCode.OK)]
    [InlineData("Authorization", "Bearer a token that nobody knows", HttpStatusCode.Unauthorized)]
    [InlineData("Authorization", "Bearer ", HttpStatusCode.Unauthorized)]
    [InlineData("Authorization", "Basic YTpi", HttpStatusCode.Unauthorized)]
    [InlineData("X-API-Key", "", HttpStatusCode.Unauthorized)]
    [InlineData("X-Other", "", HttpStatusCode.Unauthorized)]
    public async Task Update_Token_Decides(string header, string value, HttpStatusCode expected)
    {
        await using WritableServer server = await WritableServer.StartAsync();
        foreach (HttpContent content in new HttpContent[]
        {
            new StringContent(Insert, Encoding.UTF8, "application/sparql-update"), new FormUrlEncodedContent([new("update", Insert)]),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sparql") { Content = content };
            request.Headers.TryAddWithoutValidation(header, value);
            using HttpResponseMessage response = await server.Client.SendAsync(request);
            Assert.Equal(expected, response.StatusCode);
            Assert.Equal(expected == HttpStatusCode.Unauthorized, response.Headers.WwwAuthenticate.ToString().StartsWith("Bearer", StringComparison.Ordinal));
        }
        Assert.Equal(expected == HttpStatusCode.OK, await server.AskAsync("ASK { ?s ?p ?o }"));
    }

    [Theory]
    [InlineData("PUT", "/graph-store?default")]
    [InlineData("POST", "/graph-store")]
    [InlineData("DELETE", "/graph-store?graph=http%3A%2F%2Fexample.org%2Fg")]
    public async Task GraphStore_WithoutToken_Is401(string method, string address)
    {
        await using WritableServer server = await WritableServer.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = WritableServer.Turtle("<s> <p> 1 .") };
        using HttpResponseMessage response = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.False(await server.AskAsync("ASK { ?s ?p ?o }"));
    }
}
