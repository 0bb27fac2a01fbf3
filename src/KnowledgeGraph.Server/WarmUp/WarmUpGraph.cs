using System.Globalization;
using System.Text;

namespace KnowledgeGraph.Server.WarmUp;

/// <summary>A made-up catalogue that has of everything a little: classes, languages, numbers, dates, hierarchies, skew, named graphs.</summary>
internal static class WarmUpGraph
{
    private const int Datasets = 1500;
    private const int Publishers = 60;
    private const int Themes = 40;

    private const string Xsd = "http://www.w3.org/2001/XMLSchema#";

    private static readonly string[] Words = ["orthophotographie", "adresse", "cadastre", "occupation du sol", "réseaux", "forêt", "littoral"];

    /// <summary>The catalogue as N-Quads, from its first byte on.</summary>
    public static Stream Write()
    {
        var document = new MemoryStream();
        using (var text = new StreamWriter(document, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
        {
            WritePublishers(text);
            WriteThemes(text);
            for (int i = 0; i < Datasets; i++) WriteDataset(text, i);
        }
        document.Position = 0;
        return document;
    }

    private static void WritePublishers(StreamWriter text)
    {
        for (int i = 0; i < Publishers; i++)
        {
            string publisher = Iri($"publisher/{i}");
            Type(text, publisher, "Organisation");
            Write(text, publisher, "name", $"\"Organisation {i}\"");
            Write(text, publisher, "partOf", Iri($"publisher/{i / 3}"));
            for (int j = 1; j < 5; j++) Write(text, publisher, "knows", Iri($"publisher/{(i * j + 7) % Publishers}"));
        }
    }

    private static void WriteThemes(StreamWriter text)
    {
        for (int i = 0; i < Themes; i++)
        {
            string theme = Iri($"theme/{i}");
            Type(text, theme, "Concept");
            Write(text, theme, "label", $"\"{Words[i % Words.Length]} {i}\"@fr");
            if (i > 0) Write(text, theme, "broader", Iri($"theme/{(i - 1) / 3}"));
        }
    }

    private static void WriteDataset(StreamWriter text, int i)
    {
        string dataset = Iri($"dataset/{i}");
        string graph = $" {Iri($"graph/{i % 20}")}";
        Type(text, dataset, i % 10 == 0 ? "Series" : "Dataset");
        Write(text, dataset, "title", $"\"{Words[i % Words.Length]} de la commune {i}\"@fr");
        Write(text, dataset, "description", $"\"Description de {Words[i * 3 % Words.Length]}, {Words[i * 5 % Words.Length]} et suite, numéro {i}.\"@fr");
        // Few publishers have most of the datasets.
        Write(text, dataset, "publisher", Iri($"publisher/{i * (i % 7) % Publishers}"));
        Write(text, dataset, "theme", Iri($"theme/{i % Themes}"));
        Write(text, dataset, "theme", Iri($"theme/{i * 7 % Themes}"));
        Write(text, dataset, "keyword", $"\"{Words[i % 5]}\"");
        Write(text, dataset, "issued", $"\"{2000 + i % 25}-{1 + i % 12:00}-{1 + i % 28:00}\"^^<{Xsd}date>");
        Write(text, dataset, "modified", $"\"{2010 + i % 15}-{1 + i % 12:00}-{1 + i % 28:00}T12:00:00Z\"^^<{Xsd}dateTime>");
        Write(text, dataset, "size", $"\"{i * 37}\"^^<{Xsd}integer>");
        Write(text, dataset, "price", $"\"{i % 100}.{i % 10}\"^^<{Xsd}decimal>");
        Write(text, dataset, "score", string.Create(CultureInfo.InvariantCulture, $"\"{i / 7.0:E}\"^^<{Xsd}double>"));
        if (i % 3 != 0) WriteTwice(text, dataset, "license", Iri($"license/{i % 4}"), graph);
        if (i > 0) Write(text, dataset, "replaces", Iri($"dataset/{i - 1 - i % 2}"));
        for (int j = 0; j <= i % 3; j++)
        {
            string distribution = Iri($"distribution/{i}-{j}");
            Write(text, dataset, "distribution", distribution);
            Type(text, distribution, "Distribution");
            Write(text, distribution, "format", Iri($"format/{(i + j) % 6}"));
            Write(text, distribution, "byteSize", $"\"{i * 1021 + j}\"^^<{Xsd}nonNegativeInteger>");
            WriteTwice(text, distribution, "url", Iri($"download/{i}/{j}"), graph);
        }
    }

    private static void Type(StreamWriter text, string subject, string type) =>
        text.Write($"{subject} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> {Iri(type)} .\n");

    private static void WriteTwice(StreamWriter text, string subject, string property, string value, string graph)
    {
        Write(text, subject, property, value);
        Write(text, subject, property, value, graph);
    }

    private static void Write(StreamWriter text, string subject, string property, string value, string graph = "") =>
        text.Write($"{subject} {Iri(property)} {value}{graph} .\n");

    private static string Iri(string name) => $"<{WarmUpQueries.Namespace}{name}>";
}
