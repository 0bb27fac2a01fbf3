using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Operators;

/// <summary>
/// How the columns of two inputs meet in a join: which are compared, and where each output column comes from. Shared variables that
/// are bound in every row of both sides are keys; the others are compatible where either side is unbound (SPARQL 1.1 §18.3).
/// </summary>
internal sealed class JoinLayout
{
    private JoinLayout(Schema output, int[] leftKeys, int[] rightKeys, int[] leftLoose, int[] rightLoose, int[] leftSources,
        int[] rightSources)
    {
        Output = output;
        LeftKeys = leftKeys;
        RightKeys = rightKeys;
        LeftLoose = leftLoose;
        RightLoose = rightLoose;
        LeftSources = leftSources;
        RightSources = rightSources;
    }

    public Schema Output { get; }

    /// <summary>The keys' columns on the left; parallel to <see cref="RightKeys"/>.</summary>
    public int[] LeftKeys { get; }

    public int[] RightKeys { get; }

    /// <summary>The other shared columns on the left; parallel to <see cref="RightLoose"/>.</summary>
    public int[] LeftLoose { get; }

    public int[] RightLoose { get; }

    /// <summary>
    /// For each output column its column on the left, or -1. Where both sides have it, the left counts unless it is unbound.
    /// </summary>
    public int[] LeftSources { get; }

    /// <summary>For each output column its column on the right, or -1 where there is none or the left is always bound.</summary>
    public int[] RightSources { get; }

    /// <summary>Lays out a join.</summary>
    /// <param name="left">The left columns.</param>
    /// <param name="right">The right columns.</param>
    /// <param name="isOuter">Whether left rows without a partner are kept.</param>
    /// <param name="needed">The variables that somebody above reads; null for all.</param>
    public static JoinLayout Create(Schema left, Schema right, bool isOuter, IReadOnlySet<Variable>? needed)
    {
        List<int> leftKeys = [], rightKeys = [], leftLoose = [], rightLoose = [], leftSources = [], rightSources = [];
        List<Variable> output = [];
        for (int i = 0; i < left.Count; i++)
        {
            int j = right.IndexOf(left[i]);
            bool isKey = j >= 0 && left.IsCertain(i) && right.IsCertain(j);
            if (j >= 0)
            {
                (isKey ? leftKeys : leftLoose).Add(i);
                (isKey ? rightKeys : rightLoose).Add(j);
            }
            if (needed?.Contains(left[i]) == false) continue;
            output.Add(left[i]);
            leftSources.Add(i);
            rightSources.Add(left.IsCertain(i) ? -1 : j);
        }
        for (int j = 0; j < right.Count; j++)
        {
            if (left.Contains(right[j]) || needed?.Contains(right[j]) == false) continue;
            output.Add(right[j]);
            leftSources.Add(-1);
            rightSources.Add(j);
        }
        return new JoinLayout(
            new Schema(output, variable => left.IsCertain(variable) || (!isOuter && right.IsCertain(variable))),
            [.. leftKeys],
            [.. rightKeys],
            [.. leftLoose],
            [.. rightLoose],
            [.. leftSources],
            [.. rightSources]);
    }
}
