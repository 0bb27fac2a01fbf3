using System.Text;

namespace KnowledgeGraph.Query.Expressions.Functions;

/// <summary>Reads patterns that are nothing but alternatives of plain characters, as <c>lidar|ortho|vignoble</c>.</summary>
internal static class PatternLiterals
{
    private const string Special = @".\?*+{}()[]|^$";

    /// <summary>The alternatives, each byte of their UTF-8 as a character; null where the pattern says more, or one is empty.</summary>
    public static string[]? TryRead(string pattern)
    {
        string whole = pattern.StartsWith('(') && pattern.EndsWith(')') ? pattern[1..^1] : pattern;
        var literals = new List<string>();
        var literal = new StringBuilder();
        for (int i = 0; i <= whole.Length; i++)
        {
            if (i == whole.Length || whole[i] == '|')
            {
                if (literal.Length == 0) return null;
                literals.Add(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(literal.ToString())));
                literal.Clear();
                continue;
            }
            // An escaped special character is that character.
            if (whole[i] == '\\' && i + 1 < whole.Length && Special.Contains(whole[i + 1])) i++;
            else if (Special.Contains(whole[i])) return null;
            literal.Append(whole[i]);
        }
        return [.. literals];
    }
}
