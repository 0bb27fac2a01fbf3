namespace KnowledgeGraph.Rdf.Tests;

public class IriResolverTests
{
    // RFC 3986 §5.4.1 and §5.4.2, with the strict answer for "http:g".
    [Theory]
    [InlineData("g:h", "g:h")]
    [InlineData("g", "http://a/b/c/g")]
    [InlineData("./g", "http://a/b/c/g")]
    [InlineData("g/", "http://a/b/c/g/")]
    [InlineData("/g", "http://a/g")]
    [InlineData("//g", "http://g")]
    [InlineData("?y", "http://a/b/c/d;p?y")]
    [InlineData("g?y", "http://a/b/c/g?y")]
    [InlineData("#s", "http://a/b/c/d;p?q#s")]
    [InlineData("g#s", "http://a/b/c/g#s")]
    [InlineData("g?y#s", "http://a/b/c/g?y#s")]
    [InlineData(";x", "http://a/b/c/;x")]
    [InlineData("g;x", "http://a/b/c/g;x")]
    [InlineData("g;x?y#s", "http://a/b/c/g;x?y#s")]
    [InlineData("", "http://a/b/c/d;p?q")]
    [InlineData(".", "http://a/b/c/")]
    [InlineData("./", "http://a/b/c/")]
    [InlineData("..", "http://a/b/")]
    [InlineData("../", "http://a/b/")]
    [InlineData("../g", "http://a/b/g")]
    [InlineData("../..", "http://a/")]
    [InlineData("../../", "http://a/")]
    [InlineData("../../g", "http://a/g")]
    [InlineData("../../../g", "http://a/g")]
    [InlineData("../../../../g", "http://a/g")]
    [InlineData("/./g", "http://a/g")]
    [InlineData("/../g", "http://a/g")]
    [InlineData("g.", "http://a/b/c/g.")]
    [InlineData(".g", "http://a/b/c/.g")]
    [InlineData("g..", "http://a/b/c/g..")]
    [InlineData("..g", "http://a/b/c/..g")]
    [InlineData("./../g", "http://a/b/g")]
    [InlineData("./g/.", "http://a/b/c/g/")]
    [InlineData("g/./h", "http://a/b/c/g/h")]
    [InlineData("g/../h", "http://a/b/c/h")]
    [InlineData("g;x=1/./y", "http://a/b/c/g;x=1/y")]
    [InlineData("g;x=1/../y", "http://a/b/c/y")]
    [InlineData("g?y/./x", "http://a/b/c/g?y/./x")]
    [InlineData("g?y/../x", "http://a/b/c/g?y/../x")]
    [InlineData("g#s/./x", "http://a/b/c/g#s/./x")]
    [InlineData("g#s/../x", "http://a/b/c/g#s/../x")]
    [InlineData("http:g", "http:g")]
    public void Resolve_ExamplesOfRfc3986_GivesTheirAnswers(string reference, string expected) =>
        Assert.Equal(expected, new IriResolver("http://a/b/c/d;p?q").Resolve(reference));

    [Theory]
    [InlineData("http://ex", "g", "http://ex/g")]
    [InlineData("http://ex?q", "g", "http://ex/g")]
    [InlineData("http://EX/%7Ea/É#f", "", "http://EX/%7Ea/É")]
    [InlineData("http://ex/é/", "région?a=ü", "http://ex/é/région?a=ü")]
    [InlineData("urn:a:b", "c", "urn:c")]
    [InlineData("urn:a:b", "#c", "urn:a:b#c")]
    [InlineData("file:///a/b", "../../c", "file:///c")]
    [InlineData("http://ex/a/b/", "..//c", "http://ex/a//c")]
    public void Resolve_OtherBases_FollowsTheAlgorithmWithoutNormalising(string baseIri, string reference, string expected) =>
        Assert.Equal(expected, new Iri(baseIri).Resolve(reference).Value);

    [Fact]
    public void Constructor_RelativeBase_Throws() => Assert.Throws<ArgumentException>(() => new IriResolver("a/b"));

    [Theory]
    [InlineData("http://ex/é", true)]
    [InlineData("a+b-c.1:", true)]
    [InlineData("ex/a", false)]
    [InlineData("1a:b", false)]
    [InlineData("", false)]
    [InlineData("http://ex/a b", false)]
    [InlineData("http://ex/<", false)]
    [InlineData("http://ex/\\", false)]
    [InlineData("http://ex/\u0001", false)]
    public void IsAbsolute_SchemeAndCharacters_AreBothChecked(string iri, bool expected) => Assert.Equal(expected, Iri.IsAbsolute(iri));
}
