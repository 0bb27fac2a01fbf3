namespace KnowledgeGraph.Query.Planning;

/// <summary>What a plan depends on of an expected number: about the logarithm to the base of 2.</summary>
internal static class Magnitude
{
    /// <summary>The most that there is, of what is infinite.</summary>
    public const int Most = 255;

    /// <summary>The magnitude of a number that is not negative.</summary>
    public static int Of(double number) => double.IsFinite(number) ? Math.Min(Math.ILogB(number + 1), Most - 1) : Most;
}
