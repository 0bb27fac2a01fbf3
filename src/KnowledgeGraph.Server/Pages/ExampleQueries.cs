using KnowledgeGraph.Server.Configuration;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Pages;

/// <summary>The saved queries under <c>queries/*.rq</c> of the ontology folder; the first line of each is its question, as a comment.</summary>
internal sealed class ExampleQueries(IOptions<PublicationOptions> options)
{
    /// <summary>The queries in order of file name, read anew each time: an editor sees a change at once.</summary>
    public IReadOnlyList<ExampleQuery> All
    {
        get
        {
            string folder = Path.Combine(options.Value.OntologyDirectory, "queries");
            return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.rq").Order(StringComparer.Ordinal).Select(Read)] : [];
        }
    }

    private static ExampleQuery Read(string file)
    {
        string text = File.ReadAllText(file);
        string firstLine = text.Split('\n', 2)[0].Trim();
        return new ExampleQuery(firstLine.StartsWith('#') ? firstLine.TrimStart('#', ' ') : Path.GetFileNameWithoutExtension(file), text);
    }
}
