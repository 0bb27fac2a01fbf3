using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Conformance.Sparql;

/// <summary>The comparison itself, for a suite is worth no more than it.</summary>
public class SolutionComparisonTests
{
    private static readonly Iri A = new("http://e/a");
    private static readonly BlankNode B = new("b");
    private static readonly BlankNode C = new("c");

    [Fact]
    public void AssertSame_RowsInAnotherOrder_DependsOnTheOrderAskedFor()
    {
        SolutionTable left = Table([A, null], [B, A]);
        SolutionTable right = Table([C, A], [A, null]);
        SolutionComparison.AssertSame(left, right, isOrdered: false);
        AssertDiffers(left, right, isOrdered: true);
    }

    [Fact]
    public void AssertSame_BlankNodes_MustMapOneToOne()
    {
        SolutionComparison.AssertSame(Table([B, C], [C, B]), Table([C, B], [B, C]), isOrdered: false);
        AssertDiffers(Table([B, A], [B, A]), Table([B, A], [C, A]));
        AssertDiffers(Table([B, B]), Table([B, C]));
    }

    [Fact]
    public void AssertSame_Repetition_Counts() => AssertDiffers(Table([A, A], [A, A]), Table([A, A]));

    [Fact]
    public void AssertSame_UnboundAgainstBound_Differs() => AssertDiffers(Table([A, null]), Table([A, A]));

    [Fact]
    public void AssertSame_Numbers_AreComparedWithinTheirDatatype()
    {
        var left = new Literal("3.0E0", XsdVocabulary.Double);
        SolutionComparison.AssertSame(Table([left, A]), Table([new Literal("3", XsdVocabulary.Double), A]), isOrdered: false);
        AssertDiffers(Table([left, A]), Table([new Literal("3.0E0", XsdVocabulary.Float), A]));
        AssertDiffers(Table([left, A]), Table([new Literal("3.1", XsdVocabulary.Double), A]));
    }

    [Fact]
    public void AssertReduced_AnyNumberUpToTheExpected_IsAccepted()
    {
        SolutionTable expected = Table([A, A], [A, A], [A, null]);
        SolutionComparison.AssertReduced(expected, Table([A, A], [A, null]));
        Assert.ThrowsAny<Exception>(() => SolutionComparison.AssertReduced(expected, Table([A, A])));
        Assert.ThrowsAny<Exception>(() => SolutionComparison.AssertReduced(Table([A, A]), Table([A, A], [A, A])));
    }

    private static void AssertDiffers(SolutionTable left, SolutionTable right, bool isOrdered = false) =>
        Assert.ThrowsAny<Exception>(() => SolutionComparison.AssertSame(left, right, isOrdered));

    private static SolutionTable Table(params Term?[][] rows) => new(["x", "y"], rows);
}
