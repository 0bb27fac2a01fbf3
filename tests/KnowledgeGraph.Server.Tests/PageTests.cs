using System.Net;
using System.Text.RegularExpressions;

namespace KnowledgeGraph.Server.Tests;

[Collection(nameof(ServerCollection))]
public sealed partial class PageTests(TestServer server)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sparql")]
    [InlineData("/questions/")]
    [InlineData("/questions/14-acteurs-principaux")]
    [InlineData("/ontologie/")]
    [InlineData("/ontologie/Plateforme")]
    [InlineData("/ontologie/pilotePar")]
    [InlineData("/dumps/")]
    [InlineData("/fiche/76/2022-10-05")]
    public async Task Page_EveryLocalLink_Answers(string path)
    {
        using HttpResponseMessage response = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        string[] links = [.. Link().Matches(await response.Content.ReadAsStringAsync()).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Distinct()];
        Assert.Contains("/app.css", links);
        foreach (string link in links)
        {
            using HttpResponseMessage target = await GetAsync(link);
            Assert.True(target.IsSuccessStatusCode, $"{link}: {target.StatusCode}");
        }
    }

    [Fact]
    public async Task Home_ShowsEveryFiche_AndTheStateOfItsSections()
    {
        string html = WebUtility.HtmlDecode(await server.Client.GetStringAsync("/"));
        foreach (string text in new[] { "Bretagne", "Guyane", "Normandie", "Occitanie", "coupé", "non renseigné" }) Assert.Contains(text, html, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html,*/*;q=0.8");
        return await server.Client.SendAsync(request);
    }

    [GeneratedRegex("(?:href|src)=\"(/[^\"]*)\"")]
    private static partial Regex Link();
}
