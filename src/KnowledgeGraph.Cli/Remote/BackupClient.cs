using System.Net.Http.Headers;

namespace KnowledgeGraph.Cli.Remote;

/// <summary>Gives backups to a running server.</summary>
internal sealed class BackupClient : IDisposable
{
    private const int MaxReasonLength = 1000;
    private readonly HttpClient _client;

    public BackupClient(Uri server, string token)
    {
        // It takes as long as the sending and the server's checks take.
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        // What the server will not take is not sent.
        _client.DefaultRequestHeaders.ExpectContinue = true;
    }

    /// <summary>Sends the files of a directory; returns when the server has made them its store.</summary>
    /// <exception cref="IOException">The server cannot be reached, or refused it; the message says why.</exception>
    public async Task SendAsync(string directory, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent();
        foreach (string path in new[] { "manifest", "*.kgl", "*.kgs" }.SelectMany(pattern => Directory.EnumerateFiles(directory, pattern)))
        {
            string name = Path.GetFileName(path);
            form.Add(new StreamContent(File.OpenRead(path)), "file", name);
        }
        try
        {
            using HttpResponseMessage response = await _client.PutAsync("backup", form, cancellationToken);
            if (response.IsSuccessStatusCode) return;
            string reason = await response.Content.ReadAsStringAsync(cancellationToken);
            throw new IOException(
                $"{_client.BaseAddress} answered {(int)response.StatusCode}: {reason[..Math.Min(reason.Length, MaxReasonLength)].Trim()}");
        }
        catch (HttpRequestException error)
        {
            throw new IOException($"the backup could not be sent to {_client.BaseAddress}: {error.Message}", error);
        }
    }

    public void Dispose() => _client.Dispose();
}
