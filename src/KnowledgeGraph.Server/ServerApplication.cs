using System.Net.Sockets;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Server.Backups;
using KnowledgeGraph.Server.Configuration;
using KnowledgeGraph.Server.Dumps;
using KnowledgeGraph.Server.GraphStore;
using KnowledgeGraph.Server.Health;
using KnowledgeGraph.Server.Http;
using KnowledgeGraph.Server.Logging;
using KnowledgeGraph.Server.Pages;
using KnowledgeGraph.Server.Resources;
using KnowledgeGraph.Server.Sparql;
using KnowledgeGraph.Server.WarmUp;
using Microsoft.Extensions.Options;
using Serilog;

namespace KnowledgeGraph.Server;

/// <summary>Puts the server together.</summary>
public static class ServerApplication
{
    /// <summary>Builds and runs the server until it is told to stop. 0 after a graceful stop, 1 where it could not start.</summary>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken = default)
    {
        await using WebApplication? application = await StartAsync(args, cancellationToken);
        if (application is null) return 1;
        application.Services.GetRequiredService<QueryWarmUp>().Start(application.Lifetime.ApplicationStopping);
        await application.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    /// <summary>Builds the server. Its configuration file stands beside the program; data folders are relative to the current folder.</summary>
    public static WebApplication Create(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Services.AddSerilog(logging => logging.ReadFrom.Configuration(builder.Configuration).Enrich.With<ControlCharacterEnricher>());
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddKnowledgeGraph(builder.Configuration);

        WebApplication application = builder.Build();
        application.UseSerilogRequestLogging();
        application.UseKnowledgeGraphHeaders();
        // Before routing, since the resources' route takes every path that is left.
        application.UseStaticFiles();
        application.UseRouting();
        application.MapHealth();
        application.MapSparql();
        application.MapGraphStore();
        application.MapBackups();
        application.MapDumps();
        application.MapPages();
        application.MapResources();
        return application;
    }

    /// <summary>The server, started; null where it could not start, and the reason was told on standard error.</summary>
    private static async Task<WebApplication?> StartAsync(string[] args, CancellationToken cancellationToken)
    {
        if (CommandLineSettings.FindProblem(args) is { } problem)
        {
            await Console.Error.WriteLineAsync($"the server can't start: {problem}");
            return null;
        }
        WebApplication? application = null;
        try
        {
            application = Create(args);
            await application.StartAsync(cancellationToken);
            return application;
        }
        catch (OptionsValidationException error)
        {
            foreach (string failure in error.Failures) await Console.Error.WriteLineAsync($"configuration: {failure}");
        }
        catch (Exception error) when (
            error is IOException or SocketException or InvalidDataException or InvalidOperationException or FormatException or ArgumentException
                or UnauthorizedAccessException or KnowledgeGraphException)
        {
            // A store that somebody has open, or that is damaged; an address in use or not allowed, a file that is no JSON, a setting that is no number, an address that is none.
            await Console.Error.WriteLineAsync($"the server can't start: {error.Message}");
        }
        if (application is not null) await application.DisposeAsync();
        return null;
    }
}
