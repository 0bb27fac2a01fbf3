using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Rdf;
namespace KnowledgeGraph.Documents.Tests;
public class Probe
{
    [Fact]
    public void Dump()
    {
        var r = DocumentPipeline.Extract(SourceFile.Load(TestData.SourcePath), TestData.Authority);
        using var w = new StreamWriter("/tmp/documents/reading.txt");
        string P(Term t) => t is Iri i ? i.Value.Replace(TestData.BaseIri, "").Replace("https://w3id.org/cnig/voc/", "voc/").Replace("https://w3id.org/cnig/def#", "cnig:").Replace("http://purl.org/dc/terms/","dct:").Replace("http://www.w3.org/ns/org#","org:").Replace("http://xmlns.com/foaf/0.1/","foaf:").Replace("http://www.w3.org/1999/02/22-rdf-syntax-ns#","rdf:").Replace("http://www.w3.org/2000/01/rdf-schema#","rdfs:").Replace("http://schema.org/","schema:").Replace("http://www.w3.org/2004/02/skos/core#","skos:").Replace("http://www.w3.org/ns/prov#","prov:") : t.ToString();
        foreach (var g in r.Statements.GroupBy(s => s.Passage).OrderBy(g => g.Key.Start).ThenBy(g => g.Key.End))
        {
            w.WriteLine($"\n== L{g.Key.Line} [{g.Key.Start}-{g.Key.End}] {(g.Key.Exact.Length > 300 ? g.Key.Exact[..300] + "…" : g.Key.Exact).Replace("\n", "⏎")}");
            foreach (var s in g) { var o = P(s.Object); w.WriteLine($"   {P(s.Subject)}  {P(s.Predicate)}  {(o.Length > 200 ? o[..200] + "…" : o)}"); }
        }
        w.WriteLine(); foreach (var n in r.Notes) w.WriteLine($"NOTE {n.Label} {(n.Target is null ? "" : P(n.Target))} {n.Passage.Exact}");
        foreach (var x in r.Warnings) w.WriteLine("WARN " + x);
        var ds = GraphMapper.Map([r], TestData.Authority);
        w.WriteLine($"quads {ds.Count} statements {r.Statements.Count} passages {r.Passages.Count}");
        Assert.DoesNotContain(ds, q => q.Subject is BlankNode || q.Object is BlankNode);
    }
}
