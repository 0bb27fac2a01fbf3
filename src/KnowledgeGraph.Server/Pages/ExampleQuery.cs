namespace KnowledgeGraph.Server.Pages;

/// <summary>A saved query, with the question that it answers.</summary>
/// <param name="Name">The name of its file, by which its page is found.</param>
/// <param name="Title">The question, in French.</param>
/// <param name="English">The question in English; empty where it is not given.</param>
/// <param name="Asker">Who asks it; empty where it is not said.</param>
/// <param name="Text">The query.</param>
public sealed record ExampleQuery(string Name, string Title, string English, string Asker, string Text);
