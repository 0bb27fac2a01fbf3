namespace KnowledgeGraph.Documents.Text;

/// <summary>The words that are known to exist: those of the document itself and of every known name.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class Lexicon
{
    private readonly HashSet<string> _words;
    private readonly string[] _sorted;

    public Lexicon(IEnumerable<string> foldedWords)
    {
        _words = [.. foldedWords];
        _sorted = [.. _words.Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether a word is no word itself, but the beginning of one.</summary>
    public bool IsBroken(string foldedWord)
    {
        if (_words.Contains(foldedWord)) return false;
        int index = Array.BinarySearch(_sorted, foldedWord, StringComparer.Ordinal);
        index = index < 0 ? ~index : index + 1;
        return index < _sorted.Length && _sorted[index].StartsWith(foldedWord, StringComparison.Ordinal);
    }
}
