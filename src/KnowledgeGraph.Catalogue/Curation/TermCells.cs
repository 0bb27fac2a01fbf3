using System.Globalization;
using KnowledgeGraph.Catalogue.Dumps;
using KnowledgeGraph.Catalogue.Vocabulary;
using KnowledgeGraph.Documents;
using KnowledgeGraph.Documents.Authority;
using KnowledgeGraph.Documents.Mapping;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Catalogue.Curation;

/// <summary>
/// Reads the cells of a row as terms. A resource is its path under the base (<c>enjeu/76/pcrs</c>), a prefixed name (<c>cnig:rang</c>,
/// <c>voc:rang/prioritaire</c>) or a whole IRI; what a value is, its column <c>forme</c> says: a language, a datatype, or nothing for a
/// resource.
/// </summary>
/// <param name="iris">Names resources.</param>
/// <param name="ontology">The terms that there are: a misspelt one is refused.</param>
internal sealed class TermCells(ResourceIris iris, Dataset ontology)
{
    private const string FormColumn = "forme";

    private readonly HashSet<Term> _known = [.. ontology.Select(quad => quad.Subject)];

    /// <summary>The statement of a row, with the value of that column.</summary>
    /// <exception cref="DocumentException">A cell is empty or is no term; the message names the file and the line.</exception>
    public Triple Statement(CsvRow row, string valueColumn) =>
        new(Resource(row, "sujet"), row["propriete"] == "a" ? RdfVocabulary.Type : Resource(row, "propriete"), Value(row, valueColumn));

    /// <summary>The resource that a cell names.</summary>
    /// <exception cref="DocumentException">It is empty, or names none.</exception>
    public Iri Resource(CsvRow row, string column) => Resource(row, column, row.Required(column));

    /// <summary>The day that a cell gives.</summary>
    /// <exception cref="DocumentException">It is empty, or no day.</exception>
    public static DateOnly Day(CsvRow row, string column) =>
        DateOnly.TryParseExact(row.Required(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : throw row.Error(
                $"'{row[column]}' in the column '{column}' is no day; write it as 2026-01-31",
                $"« {row[column]} » dans la colonne « {column} » n'est pas un jour ; écrivez-le comme 2026-01-31");

    private Term Value(CsvRow row, string column)
    {
        string value = row.Required(column), form = row[FormColumn];
        if (form.Length == 0) return Resource(row, column, value);
        if (form.Contains(':', StringComparison.Ordinal)) return new Literal(value, Resource(row, FormColumn, form));
        bool isLanguage = form.Length is >= 2 and <= 12 && form.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && char.IsAsciiLetter(form[0]);
        return isLanguage
            ? new Literal(value, form)
            : throw row.Error(
                $"'{form}' in the column '{FormColumn}' is no language (fr) and no datatype (xsd:date); leave it empty for a resource",
                $"« {form} » dans la colonne « {FormColumn} » n'est ni une langue (fr) ni un type (xsd:date) ; laissez-la vide pour une ressource");
    }

    private Iri Resource(CsvRow row, string column, string text)
    {
        Iri iri = new(Expand(text));
        if (!Iri.IsAbsolute(iri.Value) || iri.Value.AsSpan().IndexOfAny(" <>\"{}|\\^`\t\n\r") >= 0)
        {
            throw row.Error(
                $"'{text}' in the column '{column}' names no resource; write its path under the base, a prefixed name, or its whole IRI",
                $"« {text} » dans la colonne « {column} » ne nomme pas de ressource ; écrivez son chemin, un nom court (cnig:rang) ou son IRI entière");
        }
        bool isOurs = iri.Value.StartsWith(Model.Namespace, StringComparison.Ordinal) || iri.Value.StartsWith(Model.Vocabularies, StringComparison.Ordinal);
        return isOurs && !_known.Contains(iri) ? throw row.Error($"there is no '{text}' in the ontology (column '{column}')", $"il n'y a pas de « {text} » dans l'ontologie (colonne « {column} »)") : iri;
    }

    private string Expand(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal)) return text;
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return iris.Base + text;
        string prefix = text[..colon], local = text[(colon + 1)..];
        if (prefix == "voc") return Model.Vocabularies + local;
        return PublishedPrefixes.All.FirstOrDefault(known => known.Key == prefix) is { Value: { } name } ? name + local : text;
    }
}
