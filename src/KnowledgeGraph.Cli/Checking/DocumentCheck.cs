using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Cli.Checking;

/// <summary>Reads a document to its end, or as far as it can be read, and collects what is wrong with it.</summary>
internal static class DocumentCheck
{
    /// <summary>Checks a document. It is read a second time for the text around its errors, where it has any.</summary>
    public static CheckReport Run(RdfInput input, int maxErrors, CancellationToken cancellationToken)
    {
        var sink = new CountingSink();
        var errors = new List<RdfSyntaxException>();
        bool gaveUp = false;
        string? failure = null;
        try
        {
            input.ReadTo(sink, cancellationToken, GoesOnAfter);
        }
        catch (RdfSyntaxException error)
        {
            errors.Add(error);
        }
        catch (Exception error) when (error is KnowledgeGraphException or IOException)
        {
            failure = error.Message;
        }
        IReadOnlyList<SourceExcerpt>? excerpts = errors.Count == 0 || failure is not null
            ? null
            : input.ReadAgain(stream => SourceExcerpt.Find(stream, errors));
        return new CheckReport(input.Name, sink.Count, [.. errors.Select((error, i) => (error, excerpts?[i]))], failure, gaveUp);

        bool GoesOnAfter(RdfSyntaxException error)
        {
            gaveUp = errors.Count + 1 >= maxErrors;
            if (!gaveUp) errors.Add(error);
            return !gaveUp;
        }
    }
}
