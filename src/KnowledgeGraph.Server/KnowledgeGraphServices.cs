using KnowledgeGraph.Catalogue.Building;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Query;
using KnowledgeGraph.Server.Access;
using KnowledgeGraph.Server.Backups;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Server.Dumps;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Server.GraphStore;
using KnowledgeGraph.Server.Health;
using KnowledgeGraph.Server.Http;
using KnowledgeGraph.Server.Ontology;
using KnowledgeGraph.Server.Pages;
using KnowledgeGraph.Server.Resources;
using KnowledgeGraph.Server.Sparql;
using KnowledgeGraph.Server.WarmUp;
using KnowledgeGraph.Storage;
using Microsoft.AspNetCore.DataProtection;
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
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section), RefuseUnknown).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SparqlOptions>, SparqlOptionsValidator>();
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection(AccessOptions.Section), RefuseUnknown).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsValidator>();
        services.AddOptions<KestrelServerOptions>()
            .Configure<IOptions<SparqlOptions>>((kestrel, sparql) => kestrel.Limits.MaxRequestBodySize = sparql.Value.MaxFormBytes);

        services.AddSingleton(provider => new PublishedGraph(
            OpenStore(provider.GetRequiredService<IOptions<StorageOptions>>().Value, provider.GetRequiredService<ILogger<QuadStore>>())));
        services.AddSingleton(provider => BuildOptionsFrom(provider.GetRequiredService<IOptions<PublicationOptions>>().Value));
        services.AddSingleton<GraphBuilder>();
        services.AddHostedService<GraphBuildService>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        services.AddSingleton<QueryEngine>();
        services.AddSingleton<QueryWarmUp>();
        services.AddSingleton<ProblemHandler>();
        services.AddSingleton<RequestGates>();
        services.AddSingleton<WriteAccess>();
        services.AddSingleton<RemoteAccess>();
        services.AddSingleton<SparqlRequestReader>();
        services.AddSingleton<QueryEndpoint>();
        services.AddSingleton<UpdateEndpoint>();
        services.AddSingleton<ServiceDescription>();
        services.AddSingleton<GraphStoreReader>();
        services.AddSingleton<GraphStoreWriter>();
        services.AddSingleton<RestoreEndpoint>();
        services.AddSingleton<DumpWriter>();
        services.AddSingleton<DumpStore>();
        services.AddSingleton<ExampleQueries>();
        services.AddSingleton<QuestionAnswers>();
        services.AddSingleton<ShapeRules>();
        services.AddSingleton<FicheOverviewCache>();
        services.AddSingleton<ResourceLinks>();
        services.AddCors();
        services.AddHealthChecks().AddCheck<GraphHealthCheck>(GraphHealthCheck.Name);
        services.AddRazorComponents();
        // Razor brings data protection along; nothing here is encrypted, so no key is written to disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        return services;
    }

    /// <summary>A setting that nobody reads is a typing error.</summary>
    private static void RefuseUnknown(BinderOptions binder) => binder.ErrorOnUnknownConfiguration = true;

    private static QuadStore OpenStore(StorageOptions options, ILogger<QuadStore> logger)
    {
        var store = new QuadStoreOptions
        {
            Notify = notice => logger.Log(
                notice.Kind == StoreNoticeKind.Merged ? LogLevel.Information : LogLevel.Warning, "The store: {Notice}", notice.Message),
        };
        return options.Directory.Length == 0 ? QuadStore.CreateInMemory(store) : QuadStore.Open(options.Directory, store);
    }

    private static BuildOptions BuildOptionsFrom(PublicationOptions options) => new()
    {
        BaseIri = options.BaseIri,
        DataDirectory = options.DataDirectory,
        OntologyDirectory = options.OntologyDirectory,
    };
}
