namespace KnowledgeGraph.Documents.Sources;

/// <summary>The errors of documents of which there is more than is read.</summary>
internal static class DocumentLimit
{
    /// <summary>There are too many of some things.</summary>
    /// <param name="most">The most that are read.</param>
    /// <param name="things">What they are, in English, as <c>lines in one block</c>.</param>
    /// <param name="choses">The same in French.</param>
    /// <param name="fileName">The file.</param>
    /// <param name="line">The line, where it is known.</param>
    public static DocumentException TooMany(long most, string things, string choses, string fileName, int? line = null) =>
        new($"more than {most} {things}; split the document", fileName, line)
        {
            FrenchReason = $"plus de {most} {choses} ; divisez le document",
        };

    /// <summary>Reading takes too much.</summary>
    /// <param name="limit">The most that one document may take, as <c>20 s</c>.</param>
    /// <param name="fileName">The file.</param>
    public static DocumentException TooMuch(string limit, string fileName) =>
        new($"reading it takes more than {limit}, the limit for one document; simplify it, split it, or give it in another format", fileName)
        {
            FrenchReason = $"sa lecture demande plus de {limit}, la limite d'un document ; simplifiez-le, divisez-le, ou donnez-le dans un autre format",
        };

    /// <summary>Things stand in each other too often.</summary>
    /// <param name="most">The deepest nesting that is read.</param>
    /// <param name="things">What they are, in English, as <c>lists and tables</c>.</param>
    /// <param name="choses">The same in French, with its article.</param>
    /// <param name="fileName">The file.</param>
    /// <param name="line">The line, where it is known.</param>
    public static DocumentException TooDeep(int most, string things, string choses, string fileName, int? line = null) =>
        new($"nested deeper than {most} levels; simplify the {things}", fileName, line)
        {
            FrenchReason = $"imbriqué sur plus de {most} niveaux ; simplifiez {choses}",
        };
}
