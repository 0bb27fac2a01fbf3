using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats.Tests;

public class StableOutputTests
{
    private static readonly Iri[] Predicates = [new("http://ex/p"), new("http://ex/q"), RdfVocabulary.First, RdfVocabulary.Rest];

    [Theory]
    [InlineData(RdfFormat.Turtle)]
    [InlineData(RdfFormat.TriG)]
    [InlineData(RdfFormat.RdfXml)]
    [InlineData(RdfFormat.JsonLd)]
    public void PrettyWriter_IsomorphicInput_GivesTheSameBytes(RdfFormat format)
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            Quad[] quads = RandomQuads(random);
            int[] names = [.. Enumerable.Range(0, 6)];
            random.Shuffle(names);
            Quad[] renamed =
            [
                .. quads.Select(quad => new Quad(Rename(quad.Subject)!, quad.Predicate, Rename(quad.Object)!, Rename(quad.Graph))),
            ];
            random.Shuffle(renamed);
            Assert.Equal(Write(quads, format), Write(renamed, format));

            Term? Rename(Term? term) => term is BlankNode node ? new BlankNode($"other{names[node.Label[1] - '0']}") : term;
        }
    }

    private static Quad[] RandomQuads(Random random)
    {
        return [.. Enumerable.Range(0, random.Next(1, 10)).Select(_ => new Quad(Node(), Predicates[random.Next(4)], Object(), Graph()))];

        Term Node() => random.Next(4) == 0 ? new Iri($"http://ex/{random.Next(2)}") : new BlankNode($"n{random.Next(6)}");

        Term Object() => random.Next(4) switch
        {
            0 => new Literal($"v{random.Next(2)}"),
            1 => RdfVocabulary.Nil,
            _ => Node(),
        };

        Term? Graph() => random.Next(3) == 0 ? Node() : null;
    }

    private static string Write(Quad[] quads, RdfFormat format)
    {
        using var text = new MemoryStream();
        using IQuadWriter writer = RdfWriter.Create(text, format);
        quads.SendTo(writer);
        writer.Complete();
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
