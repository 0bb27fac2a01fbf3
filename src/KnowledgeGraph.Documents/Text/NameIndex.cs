using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Text;

/// <summary>Finds known names in a text, word by word, whatever their case, accents, hyphens and plurals.</summary>
/// <remarks>
/// A name that begins with a capital is found only where the text has a capital ("Etat" is not "état"). A word of a name that is written in
/// capitals is an acronym: it is found without tolerance for plurals, and one of up to four letters only in capitals. Not thread-safe while
/// names are added.
/// </remarks>
internal sealed class NameIndex<T>
{
    private const int ShortAcronym = 4;

    private readonly Node _root = new();
    private readonly Node _ends = new();

    /// <summary>Adds a name; several things may bear it.</summary>
    public void Add(string name, T value)
    {
        List<TextToken> tokens = Tokenizer.Tokenize(name);
        if (tokens.Count == 0) return;
        List<string> keys = [.. tokens.Select((token, i) => KeyOf(token, isFirst: i == 0))];
        Node node = _root;
        foreach (string key in keys) node = node.Next(key);
        if (!node.Values.Contains(value)) node.Values.Add(value);
        Node end = _ends;
        for (int i = tokens.Count - 1; i >= 0; i--) end = end.Next(tokens[i].Singular);
        end.Values.Add(value);
    }

    /// <summary>
    /// The names in a range of a text, from left to right, the longest at each place, none overlapping; of these the ones whose things
    /// pass a test.
    /// </summary>
    public List<NameMatch<T>> FindAll(string text, TextSpan span, Func<T, bool>? where = null)
    {
        List<TextToken> tokens = Tokenizer.Tokenize(text, span.Start, span.End);
        List<NameMatch<T>> matches = [];
        Spell(text, tokens);
        int first = 0;
        while (first < tokens.Count)
        {
            (int length, List<T> all) = Longest(text, tokens, first);
            List<T> values = where is null ? all : all.FindAll(value => where(value));
            if (values.Count > 0) matches.Add(new NameMatch<T>(new TextSpan(tokens[first].Start, tokens[first + length - 1].End), values));
            first += Math.Max(1, length);
        }
        return matches;
    }

    /// <summary>What bears exactly this name: the range holds no word beside it.</summary>
    public IReadOnlyList<T> FindExact(string text, TextSpan span, Func<T, bool>? where = null)
    {
        List<TextToken> tokens = Tokenizer.Tokenize(text, span.Start, span.End);
        if (tokens.Count == 0) return [];
        Spell(text, tokens);
        (int length, List<T> values) = Longest(text, tokens, 0);
        if (length < tokens.Count) return [];
        return where is null ? values : values.FindAll(value => where(value));
    }

    /// <summary>What bears a name that begins with the words of the range and goes on after them.</summary>
    public List<T> Continuations(string text, TextSpan span) => Completions(text, span, withinWord: false);

    /// <summary>What bears a name that begins with the words of the range, the last of which is only the beginning of a word.</summary>
    public List<T> WordCompletions(string text, TextSpan span) => Completions(text, span, withinWord: true);

    private List<T> Completions(string text, TextSpan span, bool withinWord)
    {
        List<TextToken> tokens = Tokenizer.Tokenize(text, span.Start, span.End);
        List<T> found = [];
        if (tokens.Count > 0) Walk(_root, 0);
        return found;

        void Walk(Node node, int index)
        {
            if (index == tokens.Count)
            {
                if (!withinWord) node.Children.Values.ToList().ForEach(child => Collect(child, found));
                return;
            }
            TextToken token = tokens[index];
            if (withinWord && index == tokens.Count - 1)
            {
                foreach ((string key, Node child) in node.Children)
                {
                    if (key.Length > token.Folded.Length + 1 && key.AsSpan(1).StartsWith(token.Folded)) Collect(child, found);
                }
                return;
            }
            foreach (string key in Candidates(token))
            {
                if (node.Children.TryGetValue(key, out Node? next)) Walk(next, index + 1);
            }
        }
    }

    /// <summary>What bears a name that ends with the words of the range and has others before them.</summary>
    public List<T> Beginnings(string text, TextSpan span)
    {
        List<T> found = [];
        Node? node = _ends;
        foreach (TextToken token in Enumerable.Reverse(Tokenizer.Tokenize(text, span.Start, span.End)))
        {
            if (!node.Children.TryGetValue(token.Singular, out node)) return found;
        }
        foreach (Node child in node.Children.Values) Collect(child, found);
        return found;
    }

    private static void Collect(Node node, List<T> found)
    {
        found.AddRange(node.Values);
        foreach (Node child in node.Children.Values) Collect(child, found);
    }

    private (int Length, List<T> Values) Longest(string text, List<TextToken> tokens, int first)
    {
        (int Length, List<T> Values) best = (0, []);
        Walk(_root, first);
        return best;

        void Walk(Node node, int index)
        {
            int length = index - first;
            if (length > best.Length && node.Values.Count > 0) best = (length, node.Values);
            if (index == tokens.Count || (index > first && Separated(text, EndOf(text, tokens[index - 1]), tokens[index].Start))) return;
            foreach (string key in Candidates(tokens[index]))
            {
                if (node.Children.TryGetValue(key, out Node? next)) Walk(next, index + 1);
            }
        }
    }

    /// <summary>Puts whole words where a text shortens them with a full stop.</summary>
    private static void Spell(string text, List<TextToken> tokens)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            if (FrenchAbbreviations.Expand(text, tokens[i]) is { } whole) tokens[i] = tokens[i] with { Folded = whole, Singular = whole };
        }
    }

    /// <summary>Where a word ends, with the full stop of an abbreviation.</summary>
    private static int EndOf(string text, TextToken token) => token.Folded.Length > token.Length && token.End < text.Length && text[token.End] == '.' ? token.End + 1 : token.End;

    /// <summary>Whether something stands between two words that no name has inside: a comma, a parenthesis, an empty line.</summary>
    private static bool Separated(string text, int start, int end)
    {
        int breaks = 0;
        for (int i = start; i < end; i++)
        {
            if (text[i] == '.' && i + 1 < text.Length && char.IsWhiteSpace(text[i + 1])) return true;
            if (text[i] is ',' or ';' or ':' or '(' or ')' or '!' or '?' or '\t' or '|' or '>') return true;
            if (text[i] == '\n' && ++breaks > 1) return true;
        }
        return false;
    }

    /// <summary>
    /// The keys that a word of a text answers: a word (<c>w</c>) in the singular, one that needs a capital (<c>W</c>), a long (<c>a</c>)
    /// or a short (<c>A</c>) acronym.
    /// </summary>
    private static IEnumerable<string> Candidates(TextToken token)
    {
        yield return "w" + token.Singular;
        if (token.Shape != TokenShape.Lower) yield return "W" + token.Singular;
        if (token.Folded.Length > ShortAcronym) yield return "a" + token.Folded;
        else if (token.Shape == TokenShape.Capitals) yield return "A" + token.Folded;
    }

    private static string KeyOf(TextToken token, bool isFirst) => token.Shape switch
    {
        TokenShape.Capitals => (token.Folded.Length > ShortAcronym ? "a" : "A") + token.Folded,
        TokenShape.Capitalised when isFirst => "W" + token.Singular,
        _ => "w" + token.Singular,
    };

    private sealed class Node
    {
        public Dictionary<string, Node> Children { get; } = [];

        public List<T> Values { get; } = [];

        public Node Next(string key)
        {
            if (!Children.TryGetValue(key, out Node? next)) Children.Add(key, next = new Node());
            return next;
        }
    }
}
