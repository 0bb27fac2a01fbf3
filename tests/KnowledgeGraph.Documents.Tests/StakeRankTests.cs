using System.Text;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Tests;

/// <summary>The rank that stands in parentheses after a stake is of that stake alone.</summary>
public class StakeRankTests
{
    [Theory]
    [InlineData("| Rubrique | Contenu |\n|---|---|\n| Enjeux | PCRS (prioritaire), adressage (secondaire), littoral |\n| Acteurs | IGN |")]
    [InlineData("## Enjeux\n\nPCRS (prioritaire), adressage (secondaire), littoral\n\n## Acteurs\n\nIGN")]
    public void Extract_StakeAfterOneWithARank_HasNone(string content)
    {
        byte[] text = Encoding.UTF8.GetBytes($"# Fiche régionale de coordination – Pays de la Loire\n\nMise à jour : 12/02/2025\n\n{content}\n");
        DocumentReading reading = DocumentPipeline.Extract(new SourceFile("fiche.md", text), TestData.Authority);
        string[] ranked = [.. reading.Statements.Where(said => CompactNames.Of(said.Predicate) == "cnig:rang").Select(said => CompactNames.Of(said.Subject))];
        Assert.Equal(2, ranked.Length);
        Assert.DoesNotContain(ranked, stake => stake.EndsWith("/littoral", StringComparison.Ordinal));
        Assert.Contains(reading.Statements, said => CompactNames.Of(said.Subject) == "enjeu/52/littoral");
    }
}
