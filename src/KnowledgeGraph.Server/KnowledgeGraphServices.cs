using System.Threading.RateLimiting;
using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Query;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Server.Dumps;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Server.Health;
using KnowledgeGraph.Server.Pages;
using KnowledgeGraph.Server.Resources;
using KnowledgeGraph.Server.Sparql;
using KnowledgeGraph.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server;

/// <summary>Registers the server's parts.</summary>
public static class KnowledgeGraphServices
{
    /// <summary>Adds the graph, its build, the query engine and the endpoints. A wrong setting stops the start and is named.</summary>
    public static IServiceCollection AddKnowledgeGraph(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PublicationOptions>().Bind(configuration.GetSection(PublicationOptions.Section), RefuseUnknown).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<PublicationOptions>, PublicationOptionsValidator>();
        services.AddOptions<SparqlOptions>().Bind(configuration.GetSection(SparqlOptions.Section), RefuseUnknown).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section), RefuseUnknown);
        services.AddOptions<FormOptions>()
            .Configure<IOptions<SparqlOptions>>((form, sparql) => form.ValueLengthLimit = sparql.Value.MaxRequestBytes);
        services.AddOptions<KestrelServerOptions>()
            .Configure<IOptions<SparqlOptions>>((kestrel, sparql) => kestrel.Limits.MaxRequestBodySize = sparql.Value.MaxRequestBytes);

        services.AddSingleton(provider => new PublishedGraph(OpenStore(provider.GetRequiredService<IOptions<StorageOptions>>().Value)));
        services.AddSingleton(provider => BuildOptionsFrom(provider.GetRequiredService<IOptions<PublicationOptions>>().Value));
        services.AddSingleton<GraphBuilder>();
        services.AddHostedService<GraphBuildService>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        services.AddSingleton<QueryEngine>();
        services.AddSingleton<SparqlEndpoint>();
        services.AddSingleton<DumpWriter>();
        services.AddSingleton<DumpStore>();
        services.AddSingleton<ExampleQueries>();
        services.AddSingleton<ResourceLinks>();
        services.AddCors();
        services.AddHealthChecks().AddCheck<GraphHealthCheck>(GraphHealthCheck.Name);
        services.AddRazorComponents();
        // Razor brings data protection along; nothing here is encrypted, so no key is written to disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<SparqlOptions>>(LimitQueries);
        return services;
    }

    /// <summary>A setting that nobody reads is a typing error.</summary>
    private static void RefuseUnknown(BinderOptions binder) => binder.ErrorOnUnknownConfiguration = true;

    private static QuadStore OpenStore(StorageOptions options) =>
        options.Directory.Length == 0 ? QuadStore.CreateInMemory() : QuadStore.Open(options.Directory);

    private static BuildOptions BuildOptionsFrom(PublicationOptions options) => new()
    {
        BaseIri = options.BaseIri,
        DataDirectory = options.DataDirectory,
        OntologyDirectory = options.OntologyDirectory,
    };

    private static void LimitQueries(RateLimiterOptions limiter, IOptions<SparqlOptions> options)
    {
        limiter.AddConcurrencyLimiter(SparqlEndpointRoutes.ConcurrencyPolicy, concurrency =>
        {
            concurrency.PermitLimit = options.Value.MaxConcurrentQueries;
            concurrency.QueueLimit = options.Value.MaxQueuedQueries;
            concurrency.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
        });
        limiter.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
        limiter.OnRejected = async (context, cancellationToken) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "5";
            await context.HttpContext.Response.WriteAsync("too many queries are waiting; try again in some seconds\n", cancellationToken);
        };
    }
}
