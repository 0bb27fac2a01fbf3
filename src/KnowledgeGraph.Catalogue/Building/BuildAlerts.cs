using KnowledgeGraph.Documents.Extraction;

namespace KnowledgeGraph.Catalogue.Building;

/// <summary>Finds what a build should not lose in silence: documents that say nothing, and those that said more the last time.</summary>
internal static class BuildAlerts
{
    /// <summary>The alerts of a build, after the one before it, if any.</summary>
    /// <param name="before">What was read of each document then.</param>
    /// <param name="now">What is read of each now.</param>
    /// <param name="kept">The keys of the documents whose statements of then stay in service.</param>
    public static IReadOnlyList<string> Find(IReadOnlyList<DocumentReport> before, IReadOnlyList<DocumentReport> now, IReadOnlyList<string> kept)
    {
        List<string> alerts = [];
        if (now.Count == 0) alerts.Add("there is no document, so the graph holds vocabularies and tables only");
        foreach (DocumentReport document in now.Where(document => document.Unread is not null))
        {
            alerts.Add($"the document {document.File} is set aside, as it can't be read: {document.Unread}");
        }
        foreach (DocumentReport document in now.Where(document => document.Passages == 0 && document.Unread is null))
        {
            alerts.Add($"the document {document.File} says nothing: it is empty, or nothing in it was understood");
        }
        foreach (DocumentReport document in now.Where(document => document.Violations.Count > 0))
        {
            string more = document.Violations.Count > 1 ? $" (and {document.Violations.Count - 1} more)" : "";
            alerts.Add($"the document {document.File} is held back, as it breaks a rule: {document.Violations[0]}{more}");
        }
        var passages = now.GroupBy(document => document.File).ToDictionary(file => file.Key, file => file.Sum(document => document.Passages));
        foreach (IGrouping<string, DocumentReport> file in before.GroupBy(document => document.File))
        {
            int then = file.Sum(document => document.Passages);
            if (!passages.TryGetValue(file.Key, out int still))
            {
                alerts.Add(kept.Contains(DocumentPipeline.KeyOf(file.Key))
                    ? $"the document {file.Key} is gone; what its {then} passages said stays while one that may be the same under another name is held back"
                    : $"the document {file.Key} is gone, and with it what its {then} passages said");
            }
            else if (still > 0 && still * 2 < then)
            {
                alerts.Add($"the document {file.Key} has {still} passages left of {then}");
            }
        }
        return alerts;
    }
}
