using System.Text.Json;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Sparql.Results;

/// <summary>Reads SPARQL 1.2 Query Results JSON Format.</summary>
internal static class JsonSolutionReader
{
    // A triple term nests two objects.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = (2 * SolutionTerms.MaxNesting) + 16 };

    public static SolutionTable Read(Stream stream)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(stream, Options);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new SolutionFormatException($"the answer is no JSON: {exception.Message}", exception);
        }
        catch (InvalidOperationException exception)
        {
            // What the JSON parser lets through and its strings refuse: invalid UTF-8 and escapes of half a surrogate pair.
            throw new SolutionFormatException($"a string of the answer is no Unicode text: {exception.Message}", exception);
        }
    }

    private static SolutionTable Read(JsonElement root)
    {
        JsonElement? boolean = Property(root, "boolean", JsonValueKind.True, JsonValueKind.False);
        if (boolean is not null) return new SolutionTable(boolean.Value.GetBoolean());
        JsonElement bindings = Required(Required(root, "results", JsonValueKind.Object), "bindings", JsonValueKind.Array);
        var rows = new RowBuilder();
        JsonElement variables = Required(Required(root, "head", JsonValueKind.Object), "vars", JsonValueKind.Array);
        foreach (JsonElement variable in variables.EnumerateArray())
        {
            rows.AddColumn(Text(variable, "a variable of the head"));
        }
        foreach (JsonElement binding in bindings.EnumerateArray())
        {
            if (binding.ValueKind != JsonValueKind.Object) throw new SolutionFormatException("a solution in 'bindings' is no object");
            rows.BeginRow();
            foreach (JsonProperty column in binding.EnumerateObject()) rows.Bind(column.Name, ReadTerm(column.Value, 0));
        }
        return rows.Build();
    }

    private static Term ReadTerm(JsonElement term, int depth)
    {
        string type = Required(term, "type", JsonValueKind.String).GetString()!;
        if (type == "triple") return ReadTriple(Required(term, "value", JsonValueKind.Object), depth + 1);
        string value = Required(term, "value", JsonValueKind.String).GetString()!;
        switch (type)
        {
            case "uri" when value.Length > 0:
                return new Iri(value);
            case "bnode" when value.Length > 0:
                return new BlankNode(value);
            case "literal" or "typed-literal":
                string? language = Property(term, "xml:lang", JsonValueKind.String)?.GetString();
                string? direction = Property(term, "its:dir", JsonValueKind.String)?.GetString();
                if (!string.IsNullOrEmpty(language)) return SolutionTerms.Tagged(value, language, direction);
                string? datatype = Property(term, "datatype", JsonValueKind.String)?.GetString();
                return string.IsNullOrEmpty(datatype) ? new Literal(value) : SolutionTerms.Typed(value, datatype);
            default:
                throw new SolutionFormatException($"a term has the type '{type}' and the value '{value}'; expected uri, bnode, literal or triple");
        }
    }

    private static TripleTerm ReadTriple(JsonElement triple, int depth)
    {
        SolutionTerms.CheckNesting(depth);
        return SolutionTerms.Triple(
            ReadTerm(Required(triple, "subject", JsonValueKind.Object), depth),
            ReadTerm(Required(triple, "predicate", JsonValueKind.Object), depth),
            ReadTerm(Required(triple, "object", JsonValueKind.Object), depth));
    }

    private static JsonElement Required(JsonElement parent, string name, JsonValueKind kind) =>
        Property(parent, name, kind) ?? throw new SolutionFormatException($"the member '{name}' ({kind}) is missing");

    private static JsonElement? Property(JsonElement parent, string name, params ReadOnlySpan<JsonValueKind> kinds) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) && kinds.Contains(value.ValueKind)
            ? value
            : null;

    private static string Text(JsonElement element, string what) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : throw new SolutionFormatException($"{what} is no string");
}
