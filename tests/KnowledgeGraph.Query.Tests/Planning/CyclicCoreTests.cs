using KnowledgeGraph.Query.Planning;

namespace KnowledgeGraph.Query.Tests.Planning;

public sealed class CyclicCoreTests
{
    [Theory]
    [InlineData("ab bc cd", "")]
    [InlineData("ab ac ad a", "")]
    [InlineData("ab bc ac", "ab bc ac")]
    [InlineData("ab bc cd da", "ab bc cd da")]
    [InlineData("ab bc ac cd de a", "ab bc ac")]
    [InlineData("abc bc ac", "")]
    [InlineData("abx bcx acx", "abx bcx acx")]
    [InlineData("ab ab bc", "")]
    public void Find_Elements_ThoseInCycles(string elements, string expected)
    {
        string[] texts = elements.Split(' ');
        ulong[] variables = [.. texts.Select(text => text.Aggregate(0UL, (bits, name) => bits | (1UL << (name - 'a'))))];
        ulong core = CyclicCore.Find(variables, (1UL << texts.Length) - 1);
        Assert.Equal(expected, string.Join(' ', texts.Where((_, e) => (core >> e & 1) != 0)));
    }
}
