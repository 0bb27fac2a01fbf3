using System.Text;
using KnowledgeGraph.Rdf.Canonicalization;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Rdf.Tests;

public class TripleTermTests
{
    private static readonly Iri P = new("http://ex/p");

    [Fact]
    public void Utf8Term_OfATripleTerm_GivesItBack()
    {
        var inner = new TripleTerm(new BlankNode("b"), P, new Literal("é", "ar", "rtl"));
        var term = new TripleTerm(new Iri("http://ex/s"), P, inner);
        Assert.Equal(term, Utf8Term.From(term).ToTerm());
        Assert.Equal("<<( <http://ex/s> <http://ex/p> <<( _:b <http://ex/p> \"é\"@ar--rtl )>> )>>", term.ToString());
    }

    [Fact]
    public void Utf8Term_OfEqualTripleTerms_HasTheSameBytes()
    {
        byte[] upper = Utf8Term.From(new TripleTerm(P, P, new Literal("x", "EN-gb"))).Value.ToArray();
        byte[] lower = Utf8Term.From(new TripleTerm(P, P, new Literal("x", "en-GB"))).Value.ToArray();
        Assert.Equal(upper, lower);
        Assert.NotEqual(upper, Utf8Term.From(new TripleTerm(P, P, new Literal("x"))).Value.ToArray());
    }

    [Fact]
    public void Constructor_WithALiteralAsSubject_Refuses() =>
        Assert.Throws<ArgumentException>(() => new TripleTerm(new Literal("x"), P, P));

    [Fact]
    public void Literal_WithDirection_IsADirectionalString()
    {
        var literal = new Literal("x", "ar", "rtl");
        Assert.Equal(RdfVocabulary.DirLangString, literal.Datatype);
        Assert.NotEqual(literal, new Literal("x", "ar"));
        Utf8Term term = Utf8Term.From(literal);
        Assert.Equal("ar rtl", $"{Encoding.UTF8.GetString(term.LanguageTag)} {Encoding.UTF8.GetString(term.Direction)}");
        Assert.Throws<ArgumentException>(() => new Literal("x", "ar", "RTL"));
    }

    [Fact]
    public void Isomorphism_OfNodesInsideOfTripleTerms_MapsThem()
    {
        Assert.True(DatasetIsomorphism.AreIsomorphic(Chain("a", "b"), Chain("x", "y")));
        Assert.False(DatasetIsomorphism.AreIsomorphic(Chain("a", "b"), Chain("x", "x")));

        static Quad[] Chain(string first, string second) =>
        [
            new(new BlankNode("r"), P, new TripleTerm(new BlankNode(first), P, new TripleTerm(P, P, new BlankNode(second))), null),
            new(new BlankNode(first), P, new Literal("1"), null),
        ];
    }

    [Fact]
    public void Canonicalize_NodesInsideOfTripleTermsOnly_GivesTheSameLabelsWhateverTheInput()
    {
        Assert.Equal(Canonical("a", "b"), Canonical("b", "a"));
        Assert.Contains("_:c14n1", Canonical("a", "b"), StringComparison.Ordinal);

        static string Canonical(string first, string second) => DatasetCanonicalizer.Canonicalize(
        [
            new Quad(P, P, new TripleTerm(new BlankNode(first), P, new BlankNode(second)), null),
        ]).ToNQuads();
    }

    [Fact]
    public void Difference_OfATripleTerm_TellsTheQuadThatChanged()
    {
        Quad kept = new(new BlankNode("n"), P, new Literal("1"), null);
        Quad before = new(P, P, new TripleTerm(new BlankNode("n"), P, new Literal("old")), null);
        Quad after = new(P, P, new TripleTerm(new BlankNode("m"), P, new Literal("new")), null);
        DatasetDifference difference = DatasetDifference.Between([kept, before], [kept with { Subject = new BlankNode("m") }, after]);
        Assert.Single(difference.Removed);
        Assert.Equal(after, Assert.Single(difference.Added));
    }
}
