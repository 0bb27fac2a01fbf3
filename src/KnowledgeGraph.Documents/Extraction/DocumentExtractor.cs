using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Sources.Isolation;

namespace KnowledgeGraph.Documents.Extraction;

/// <summary>
/// The way in for documents that nobody vouches for: they are taken apart in a child process, and understood in limited time. Whatever one
/// of them trips over is told as a fault of that one.
/// </summary>
/// <remarks>Of one thread, as the reader is, which stays the caller's.</remarks>
public sealed class DocumentExtractor(IsolatedReader reader, AuthorityData authority, ReaderLimits? limits = null)
{
    private readonly ReaderLimits _limits = limits ?? ReaderLimits.Default;

    /// <summary>Reads a file and everything that it says.</summary>
    /// <exception cref="DocumentException">The file cannot be read, or takes more than the limits; the message names the file and the line.</exception>
    public DocumentReading Extract(SourceFile file, CancellationToken cancellationToken = default)
    {
        SourceDocument document = reader.Read(file, cancellationToken);
        using var watch = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        watch.CancelAfter(_limits.Time);
        try
        {
            return DocumentPipeline.Extract(document, authority, watch.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw DocumentLimit.TooMuch($"{_limits.Time.TotalSeconds:F0} s", file.Name);
        }
        catch (Exception error) when (error is not (DocumentException or OperationCanceledException or OutOfMemoryException))
        {
            // A defect of the rules that one document shows: the others have nothing to do with it.
            throw new DocumentException($"the program failed on it ({error.GetType().Name}: {error.Message}); please report it with the document", file.Name, innerException: error)
            {
                FrenchReason = $"le programme a échoué en le lisant ({error.GetType().Name}) ; signalez-le avec le document",
            };
        }
    }
}
