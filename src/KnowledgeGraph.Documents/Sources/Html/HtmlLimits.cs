using AngleSharp.Dom;
using AngleSharp.Text;

namespace KnowledgeGraph.Documents.Sources.Html;

/// <summary>
/// Watches a parser make elements. HTML repeats all formatting that is still open in each paragraph that follows (HTML §13.2.4.3), so that
/// a page of kilobytes can be a tree of gigabytes, and looks through all open elements at each new one.
/// </summary>
/// <param name="fileName">The file, for errors.</param>
internal sealed class HtmlLimits(string fileName)
{
    /// <summary>The deepest nesting of elements.</summary>
    public const int MaxDepth = 256;

    /// <summary>The most memory that parsing may take, in bytes.</summary>
    private const long MaxMemory = 512L * 1024 * 1024;

    private const int CheckedEvery = 64;

    private readonly long _allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
    private INode? _last;
    private int _elements;

    /// <summary>Looks at an element when it is made, before it has its place in the tree.</summary>
    /// <exception cref="DocumentException">The page is nested too deeply, or takes too much memory.</exception>
    public void Check(IElement element, TextPosition position)
    {
        if (GC.GetAllocatedBytesForCurrentThread() - _allocatedBefore > MaxMemory)
        {
            throw new DocumentException($"the page takes more than {MaxMemory >> 20} MiB to read; simplify it", fileName, position.Line)
            {
                FrenchReason = $"la lecture de la page demande plus de {MaxMemory >> 20} Mio ; simplifiez-la",
            };
        }
        if (_elements++ % CheckedEvery == 0)
        {
            int depth = 0;
            for (INode? at = _last; at is not null; at = at.Parent) depth++;
            if (depth > MaxDepth + CheckedEvery)
            {
                throw DocumentLimit.TooDeep(MaxDepth, "page", "la page", fileName, position.Line);
            }
        }
        _last = element;
    }
}
