using KnowledgeGraph.Documents.Sources;
using KnowledgeGraph.Documents.Text;

namespace KnowledgeGraph.Documents.Tests;

public class NameIndexTests
{
    private static readonly NameIndex<string> Index = Build(
        "service de l'État", "DREAL", "IGN", "établissement public", "établissement public foncier", "Région", "Cerema", "Guyane-SIG");

    [Theory]
    [InlineData("les services de l'Etat", "service de l'État")]
    [InlineData("SERVICES DE L’ÉTAT", "service de l'État")]
    [InlineData("Établissements Publics", "établissement public")]
    [InlineData("établissements publics fonciers", "établissement public foncier")]
    [InlineData("établissements, publics", "")]
    [InlineData("la DREA", "")]
    [InlineData("un ign", "")]
    [InlineData("le CEREMA et l'IGN", "Cerema|IGN")]
    [InlineData("Guyane SIG", "Guyane-SIG")]
    [InlineData("une région", "")]
    [InlineData("les Régions", "Région")]
    public void FindAll_NamesAsTextsWriteThem_FindsThem(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Index.FindAll(text, new TextSpan(0, text.Length)).SelectMany(match => match.Values)));

    [Theory]
    [InlineData("établissement", "établissement public|établissement public foncier")]
    [InlineData("DREAL", "")]
    public void Continuations_OfANameThatGoesOn_AreTheLongerNames(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Index.Continuations(text, new TextSpan(0, text.Length))));

    [Theory]
    [InlineData("DREA", "DREAL")]
    [InlineData("service de l'Ét", "service de l'État")]
    [InlineData("IGN", "")]
    public void WordCompletions_OfACutWord_AreTheNamesWithTheWholeWord(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Index.WordCompletions(text, new TextSpan(0, text.Length))));

    private static NameIndex<string> Build(params string[] names)
    {
        var index = new NameIndex<string>();
        foreach (string name in names) index.Add(name, name);
        return index;
    }
}
