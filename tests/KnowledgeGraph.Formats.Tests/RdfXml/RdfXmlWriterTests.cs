using System.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Tests.RdfXml;

public class RdfXmlWriterTests
{
    private const string Data = """
        @prefix ex: <http://ex/> .
        ex:b a ex:T , ex:U ; ex:p "é & <\"> 😀"@fr , 5 ; ex:list ( ex:b [ ex:p "x" ] ) ; ex:values ( 1 2 ) .
        ex:a ex:q [ a ex:V ; ex:p _:shared ] ; <http://other#r> _:shared .
        """;

    [Fact]
    public void Write_Pretty_IsLaidOutForReaders()
    {
        const string Expected = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                     xmlns:ex="http://ex/"
                     xmlns:ns1="http://other#">
              <rdf:Description rdf:about="http://ex/a">
                <ex:q>
                  <ex:V>
                    <ex:p rdf:nodeID="c14n0"/>
                  </ex:V>
                </ex:q>
                <ns1:r rdf:nodeID="c14n0"/>
              </rdf:Description>
              <ex:T rdf:about="http://ex/b">
                <rdf:type rdf:resource="http://ex/U"/>
                <ex:list rdf:parseType="Collection">
                  <rdf:Description rdf:about="http://ex/b"/>
                  <rdf:Description>
                    <ex:p>x</ex:p>
                  </rdf:Description>
                </ex:list>
                <ex:p rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">5</ex:p>
                <ex:p xml:lang="fr">&#xE9; &amp; &lt;"&gt; &#x1F600;</ex:p>
                <ex:values rdf:nodeID="c14n1"/>
              </ex:T>
              <rdf:Description rdf:nodeID="c14n1">
                <rdf:first rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">1</rdf:first>
                <rdf:rest rdf:nodeID="c14n6"/>
              </rdf:Description>
              <rdf:Description rdf:nodeID="c14n6">
                <rdf:first rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">2</rdf:first>
                <rdf:rest rdf:resource="http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"/>
              </rdf:Description>
            </rdf:RDF>

            """;
        Assert.Equal(Expected, Write(Documents.Read(Data), new RdfWriterOptions { Prefixes = [new("ex", "http://ex/")] }));
    }

    [Fact]
    public void Write_Streaming_DeclaresUnknownPrefixesInPlace()
    {
        string written = Write(Documents.Read("<x:a> <http://other#r> \"\\r\"."), new RdfWriterOptions { Pretty = false });
        Assert.Contains("<ns1:r xmlns:ns1=\"http://other#\">&#xD;</ns1:r>", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<x:a> <http://ex/1> \"x\".", "http://ex/1")]
    [InlineData("<x:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#li> \"x\".", "#li")]
    [InlineData("<x:a> <http://ex/p> \"\\u0001\".", "U+0001")]
    public void Write_WhatXmlCannotHold_IsRefusedByName(string turtle, string named)
    {
        foreach (bool pretty in (bool[])[true, false])
        {
            var options = new RdfWriterOptions { Pretty = pretty };
            var error = Assert.Throws<KnowledgeGraphException>(() => Write(Documents.Read(turtle), options));
            Assert.Contains(named, error.Message, StringComparison.Ordinal);
        }
    }

    private static string Write(Dataset dataset, RdfWriterOptions options) =>
        Encoding.UTF8.GetString(Documents.Write(dataset, RdfFormat.RdfXml, options));
}
