namespace KnowledgeGraph.Server.Pages;

/// <summary>A saved query that the SPARQL page offers.</summary>
/// <param name="Title">The question that it answers, in French.</param>
/// <param name="Text">The query.</param>
internal sealed record ExampleQuery(string Title, string Text);
