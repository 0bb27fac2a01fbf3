using System.Text;
using KnowledgeGraph.Documents.Extraction;
using KnowledgeGraph.Documents.Sources;

namespace KnowledgeGraph.Documents.Tests;

/// <summary>
/// Small invented passages in the many ways in which editors say a thing, and all that each states: no more and no less is read. What a passage
/// denies, plans, remembers or says of others is not in its list.
/// </summary>
public class PassageTests
{
    private static readonly HashSet<string> Properties =
    [
        "cnig:acteurPrincipal", "cnig:organisePar", "cnig:pilotePar", "cnig:animePar", "cnig:formalisation", "cnig:formalisePar", "cnig:signataire",
        "org:hasMember", "cnig:categorieMembre", "cnig:associe", "cnig:frequence", "foaf:homepage", "cnig:operateur", "cnig:public", "org:heldBy",
        "cnig:represente", "org:memberOf", "dct:creator", "cnig:rang", "cnig:etat", "cnig:instance", "cnig:enjeu",
    ];

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(TestData.GoldPath("Passages")).Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Extract_OfAPassage_SaysWhatItStatesAndNothingElse(string file)
    {
        List<string> differences = [];
        foreach (string passage in File.ReadAllText(TestData.GoldPath(Path.Combine("Passages", file))).Split("=====\n"))
        {
            string[] parts = passage.Split("-----\n");
            HashSet<string> expected = [.. parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries)];
            HashSet<string> read = [.. Read(parts[0])];
            differences.AddRange(expected.Except(read).Select(missing => $"{parts[0].Trim()}\n  missing: {missing}"));
            differences.AddRange(read.Except(expected).Select(extra => $"{parts[0].Trim()}\n  too much: {extra}"));
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static IEnumerable<string> Read(string passage)
    {
        string fiche = $"# Fiche régionale de coordination – Occitanie\n\nMise à jour : 12/02/2025\n\n{passage}";
        DocumentReading reading = DocumentPipeline.Extract(new SourceFile("fiche.md", Encoding.UTF8.GetBytes(fiche)), TestData.Authority);
        return reading.Statements
            .Where(said => Properties.Contains(CompactNames.Of(said.Predicate)) && CompactNames.Of(said.Object) != "voc/formalisation/inconnu")
            .Select(said => $"{CompactNames.Of(said.Subject)} {CompactNames.Of(said.Predicate)} {CompactNames.Of(said.Object)}");
    }
}
