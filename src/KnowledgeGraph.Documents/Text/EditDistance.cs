namespace KnowledgeGraph.Documents.Text;

/// <summary>How many letters must be changed, added or left out to make one text of another (Levenshtein).</summary>
internal static class EditDistance
{
    /// <summary>The edits between the first 200 letters of two texts.</summary>
    public static int Between(string left, string right)
    {
        ReadOnlySpan<char> a = left.AsSpan(0, Math.Min(left.Length, 200)), b = right.AsSpan(0, Math.Min(right.Length, 200));
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
