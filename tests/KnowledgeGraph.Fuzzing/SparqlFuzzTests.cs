using System.Text;
using KnowledgeGraph.Sparql;

namespace KnowledgeGraph.Fuzzing;

public class SparqlFuzzTests
{
    [Fact]
    public void Query_Mutated_IsParsedOrRefused() =>
        FuzzRun.Run("query", Seeds.Of(".rq"), (document, _) => SparqlParser.ParseQuery(Encoding.UTF8.GetString(document), "http://base.example/"));

    [Fact]
    public void Update_Mutated_IsParsedOrRefused() =>
        FuzzRun.Run("update", Seeds.Of(".ru"), (document, _) => SparqlParser.ParseUpdate(Encoding.UTF8.GetString(document), "http://base.example/"));

    [Fact]
    public void Query_WithHalfSurrogates_IsParsedOrRefused() =>
        FuzzRun.Run("query-utf16", Seeds.Of(".rq"), (document, choices) =>
        {
            char[] text = Encoding.UTF8.GetString(document).ToCharArray();
            if (text.Length > 0) text[choices.Next(text.Length)] = (char)choices.Next(0xD800, 0xE000);
            SparqlParser.ParseQuery(new string(text), "http://base.example/");
        });
}
