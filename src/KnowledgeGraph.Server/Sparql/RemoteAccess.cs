using KnowledgeGraph.Query.Federation;
using KnowledgeGraph.Query.Updating;
using KnowledgeGraph.Server.Configuration;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Sparql;

/// <summary>What SERVICE and LOAD reach other servers with; none where the configuration allows no address. Thread-safe.</summary>
internal sealed class RemoteAccess : IDisposable
{
    private readonly HttpServiceClient? _services;
    private readonly HttpGraphLoader? _loader;

    public RemoteAccess(IOptions<SparqlOptions> options)
    {
        if (options.Value.Services.Length > 0) _services = new HttpServiceClient(options.Value.ServiceLimits);
        if (options.Value.LoadSources.Length > 0) _loader = new HttpGraphLoader(options.Value.LoadLimits);
    }

    /// <summary>For SERVICE; null: no endpoint is called.</summary>
    public IServiceClient? Services => _services;

    /// <summary>For LOAD; null: no document is read.</summary>
    public IGraphLoader? Loader => _loader;

    public void Dispose()
    {
        _services?.Dispose();
        _loader?.Dispose();
    }
}
