using KnowledgeGraph.Query;
using KnowledgeGraph.Server.Graphs;
using KnowledgeGraph.Server.Http;
using KnowledgeGraph.Server.Ontology;
using KnowledgeGraph.Server.Resources;
using KnowledgeGraph.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KnowledgeGraph.Server.Pages;

/// <summary>The pages that are not a resource's.</summary>
internal static class PageRoutes
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>Maps the home page, the saved questions and the pages of the ontology's terms.</summary>
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", Methods, () => new RazorComponentResult<HomePage>());
        routes.MapMethods("/questions", Methods, () => new RazorComponentResult<QuestionsPage>());
        routes.MapMethods("/questions/{name}", Methods, (HttpContext context, ProblemHandler problems, string name) =>
            problems.RunAsync(context, () => ShowQuestionAsync(context, name)));
        routes.MapMethods("/ontologie", Methods, (HttpContext context, ProblemHandler problems) =>
            problems.RunAsync(context, () => ShowOntologyAsync(context)));
        routes.MapMethods("/ontologie/{name}", Methods, (HttpContext context, ProblemHandler problems, string name) =>
            problems.RunAsync(context, () => ShowTermAsync(context, name)));
    }

    private static async Task ShowQuestionAsync(HttpContext context, string name)
    {
        ExampleQuery question = context.RequestServices.GetRequiredService<ExampleQueries>().Find(name)
            ?? throw new ProtocolException(StatusCodes.Status404NotFound, $"there is no saved question '{name}'; /questions/ lists them");
        using Snapshot snapshot = AcquireSnapshot(context);
        QuestionAnswer answer = context.RequestServices.GetRequiredService<QuestionAnswers>().Answer(question, snapshot, context.RequestAborted);
        await new RazorComponentResult<QuestionPage>(new { Question = question, Answer = answer, Reader = new ResourceReader(snapshot) })
            .ExecuteAsync(context);
    }

    private static async Task ShowOntologyAsync(HttpContext context)
    {
        using Snapshot snapshot = AcquireSnapshot(context);
        OntologyReader ontology = OntologyOf(context, snapshot);
        await new RazorComponentResult<OntologyPage>(new { Terms = ontology.ReadTerms(), Members = ontology.CountMembers() }).ExecuteAsync(context);
    }

    private static async Task ShowTermAsync(HttpContext context, string name)
    {
        using Snapshot snapshot = AcquireSnapshot(context);
        OntologyReader ontology = OntologyOf(context, snapshot);
        OntologyTerm term = ontology.ReadTerms().FirstOrDefault(term => term.Name == name)
            ?? throw new ProtocolException(StatusCodes.Status404NotFound, $"the ontology has no term '{name}'; /ontologie/ lists them");
        await new RazorComponentResult<TermPage>(new { Shown = term, Ontology = ontology, Reader = new ResourceReader(snapshot) })
            .ExecuteAsync(context);
    }

    private static Snapshot AcquireSnapshot(HttpContext context)
    {
        var graph = context.RequestServices.GetRequiredService<PublishedGraph>();
        graph.DemandReady();
        return graph.Store.AcquireSnapshot();
    }

    private static OntologyReader OntologyOf(HttpContext context, Snapshot snapshot) =>
        new(context.RequestServices.GetRequiredService<QueryEngine>(), snapshot, context.RequestAborted);
}
