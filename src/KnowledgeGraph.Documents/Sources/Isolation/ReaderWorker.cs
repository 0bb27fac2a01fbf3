using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace KnowledgeGraph.Documents.Sources.Isolation;

/// <summary>The child process of an <see cref="IsolatedReader"/>: reads documents from standard input, and writes what they say.</summary>
public static class ReaderWorker
{
    /// <summary>The verb with which a program starts itself as a child.</summary>
    internal const string Verb = "read-documents";

    // The same everywhere: what a main thread has is 8 MiB here and 1 MiB there.
    private const int StackBytes = 16 * 1024 * 1024;

    /// <summary>Whether this program starts as a child where it is told the verb.</summary>
    internal static bool IsServed { get; private set; }

    /// <summary>
    /// To be called first by a program. In a child: reads documents until the parent hangs up, and is true. Else false, and from then on
    /// documents are read in children.
    /// </summary>
    /// <param name="arguments">The program's arguments.</param>
    public static bool TryRun(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments is not [Verb])
        {
            IsServed = true;
            return false;
        }
        // A terminal interrupts the children with their parent, and supervisors end them; who ends this one is the parent alone.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using PosixSignalRegistration end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = true);
        using Stream input = Console.OpenStandardInput(), output = Console.OpenStandardOutput();
        Console.SetOut(TextWriter.Null);
        using var requests = new BlockingCollection<SourceFile>();
        var reading = new Thread(() => Answer(requests, output), StackBytes);
        reading.Start();
        // The end of the input is seen while a document is read: a parent that was killed leaves no child behind.
        while (ReaderProtocol.ReadRequest(input) is { } file) requests.Add(file);
        Environment.Exit(0);
        return true;
    }

    private static void Answer(BlockingCollection<SourceFile> requests, Stream output)
    {
        foreach (SourceFile file in requests.GetConsumingEnumerable())
        {
            SourceDocument document;
            try
            {
                document = DocumentReader.Read(file);
            }
            catch (DocumentException error)
            {
                ReaderProtocol.WriteError(output, error);
                continue;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // The libraries throw whatever they trip over.
                ReaderProtocol.WriteError(output, new DocumentException(
                    $"the reader failed ({error.GetType().Name}: {error.Message}); save the document anew, or in another format", file.Name)
                {
                    FrenchReason = $"la lecture a échoué ({error.GetType().Name}) ; enregistrez le document à nouveau, ou dans un autre format",
                });
                continue;
            }
            ReaderProtocol.WriteDocument(output, document);
        }
    }
}
