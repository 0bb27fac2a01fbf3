using System.Buffers;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Fuzzing;

public class ResultFuzzTests
{
    private const int MaxRows = 2000;

    [Theory]
    [InlineData(SolutionFormat.Json, ".srj")]
    [InlineData(SolutionFormat.Xml, ".srx")]
    [InlineData(SolutionFormat.Tsv, ".tsv")]
    [InlineData(SolutionFormat.Csv, ".csv")]
    public void Reader_MutatedDocument_ReadsBackTheSameOrRefuses(SolutionFormat format, string extension) =>
        FuzzRun.Run($"results-{format}", Seeds.Of(extension), (document, choices) =>
        {
            SolutionTable table = SolutionReader.Read(new MemoryStream(document), format);
            if (table.Rows.Count > MaxRows) return;
            SolutionFormat target = choices.Next(2) == 0 ? format : (SolutionFormat)choices.Next(3);
            byte[] written;
            try
            {
                written = Write(table, target);
            }
            catch (KnowledgeGraphException)
            {
                return;
            }
            SolutionTable again;
            try
            {
                again = SolutionReader.Read(new MemoryStream(written), target);
            }
            catch (KnowledgeGraphException error)
            {
                throw new RoundTripException($"results as {target} do not read back", $"{error.Message}\n{System.Text.Encoding.UTF8.GetString(written)}");
            }
            // CSV does not tell kinds of term apart, and XML has no control characters.
            if (target == SolutionFormat.Csv || (target == SolutionFormat.Xml && !IsXml(table))) return;
            if (!Same(table, again)) throw new RoundTripException($"results as {target} read back as something else", System.Text.Encoding.UTF8.GetString(written));
        });

    private static bool IsXml(SolutionTable table) =>
        table.Rows.SelectMany(row => row).OfType<Term>().All(term => term.ToString().All(System.Xml.XmlConvert.IsXmlChar));

    private static bool Same(SolutionTable left, SolutionTable right) =>
        left.Boolean == right.Boolean
        && left.Variables.SequenceEqual(right.Variables)
        && left.Rows.Count == right.Rows.Count
        && left.Rows.Zip(right.Rows).All(rows => rows.First.SequenceEqual(rows.Second));

    private static byte[] Write(SolutionTable table, SolutionFormat format)
    {
        var output = new ArrayBufferWriter<byte>();
        ISolutionWriter writer = SolutionWriter.Create(output, format);
        if (table.Boolean is { } answer)
        {
            writer.WriteBoolean(answer);
            return output.WrittenSpan.ToArray();
        }
        writer.Begin(table.Variables);
        foreach (IReadOnlyList<Term?> row in table.Rows)
        {
            writer.BeginRow();
            for (int i = 0; i < row.Count; i++)
            {
                if (row[i] is { } term) writer.Bind(i, Utf8Term.From(term));
            }
            writer.EndRow();
        }
        writer.End();
        return output.WrittenSpan.ToArray();
    }
}
