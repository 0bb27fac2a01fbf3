using KnowledgeGraph.Server.Configuration;
using Microsoft.Extensions.Options;

namespace KnowledgeGraph.Server.Pages;

/// <summary>
/// The saved queries under <c>queries/*.rq</c> of the ontology folder. Each begins with comments: its question in French, the same in English,
/// and who asks.
/// </summary>
internal sealed class ExampleQueries(IOptions<PublicationOptions> options)
{
    private const string AskerMark = "Qui demande :";

    /// <summary>The queries in order of file name, read anew each time: an editor sees a change at once.</summary>
    public IReadOnlyList<ExampleQuery> All
    {
        get
        {
            string folder = Path.Combine(options.Value.OntologyDirectory, "queries");
            return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.rq").Order(StringComparer.Ordinal).Select(Read)] : [];
        }
    }

    /// <summary>The query of a name, or null.</summary>
    public ExampleQuery? Find(string name) => All.FirstOrDefault(query => query.Name == name);

    private static ExampleQuery Read(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        string text = File.ReadAllText(file);
        string[] remarks = [.. text.Split('\n').TakeWhile(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim())];
        string asker = remarks.FirstOrDefault(remark => remark.StartsWith(AskerMark, StringComparison.Ordinal)) ?? AskerMark;
        return new ExampleQuery(
            name, remarks.ElementAtOrDefault(0) ?? name, remarks.ElementAtOrDefault(1) ?? "", asker[AskerMark.Length..].Trim(), text);
    }
}
