using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Tests.Turtle;

public class TripleTermTests
{
    private const string Prefixes = "PREFIX : <http://ex/>\n";

    [Fact]
    public void Read_AnnotationsOfSeveralObjects_ReifiesEachTriple() => Assert.Equal(
        """
        <http://ex/s> <http://ex/p> <http://ex/o> .
        <http://ex/i> <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( <http://ex/s> <http://ex/p> <http://ex/o> )>> .
        <http://ex/i> <http://ex/q> _:g1 .
        _:g1 <http://ex/r> "x" .
        <http://ex/s> <http://ex/p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .
        _:g2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( <http://ex/s> <http://ex/p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> )>> .
        """,
        Documents.Lines(Documents.Read(Prefixes + ":s :p :o ~ :i {| :q [ :r 'x' ] |}, 1 ~ .")));

    [Fact]
    public void Read_AnnotationInsideOfAPropertyList_ReifiesTheInnerTriple() => Assert.Contains(
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies> <<( _:g1 <http://ex/q> _:g2 )>> .",
        Documents.Lines(Documents.Read(Prefixes + ":s :p [ :q ( 1 2 ) {| :r :t ; |} ; :u :v ] .")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(":s :p << :a :b ( 1 ) >> .", "a list may not stand")]
    [InlineData(":s :p <<( :a :b << :c :d :e >> )>> .", "may not stand inside of a triple term")]
    [InlineData("<<( :a :b :c )>> :p :o .", "may stand as object only")]
    [InlineData(":s :p <<( :a :b :c >> .", "')>>' at the end of the triple term")]
    [InlineData(":s :p :o {| |} .", "a predicate")]
    [InlineData(":s :p :o {| :q :r .", "'|}' after the object")]
    [InlineData(":s :p ( 1 ~ :i ) .", "an IRI, a prefixed name or a blank node")]
    [InlineData(":s :p 'x'@en--xyz .", "--ltr")]
    [InlineData(":s :p 'x'^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString> .", "language tag")]
    [InlineData("VERSION '''1.2'''", "a version in simple quotes")]
    public void Read_WhatRdf12DoesNotAllow_IsRefusedWithAReason(string text, string reason) =>
        Assert.Contains(reason, Documents.Refuse(Prefixes + text).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData(RdfFormat.NTriples, "<x:s> <x:p> ", "<<( <x:s> <x:p> ")]
    [InlineData(RdfFormat.Turtle, "<x:s> <x:p> ", "<<( <x:s> <x:p> ")]
    [InlineData(RdfFormat.Turtle, "<x:s> <x:p> ", "<< <x:s> <x:p> ")]
    [InlineData(RdfFormat.Turtle, "", "<< ")]
    [InlineData(RdfFormat.Turtle, "<x:s> ", "<x:p> <x:o> {| ")]
    public void Read_TriplesNestedWithoutEnd_AreRefused(RdfFormat format, string start, string opening)
    {
        string text = start + string.Concat(Enumerable.Repeat(opening, 100_000));
        Assert.Contains("512", Documents.Refuse(text, format).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LongAnnotationChain_GivesEachStatementOnce()
    {
        string text = Prefixes + ":s :p :o " + string.Concat(Enumerable.Repeat("~ _:b {| :q 1 |} ", 50_000)) + ".";
        Assert.Equal(3, Documents.Read(text).Count);
    }

    [Fact]
    public void Write_TripleTermPretty_UsesPrefixesAndLabelsInnerNodes()
    {
        Dataset dataset = Documents.Read(Prefixes + "[] :p << _:a :q 'x'@ar--rtl >> . _:a :r 1 .");
        var options = new RdfWriterOptions { Prefixes = [new("ex", "http://ex/"), new("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")] };
        string written = Encoding.UTF8.GetString(Documents.Write(dataset, RdfFormat.Turtle, options));
        Assert.Contains("rdf:reifies <<( _:c14n1 ex:q \"x\"@ar--rtl )>>", written, StringComparison.Ordinal);
    }
}
