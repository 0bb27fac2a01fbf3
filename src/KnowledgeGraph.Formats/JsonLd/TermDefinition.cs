namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>What a context says of a term (JSON-LD 1.1 API §4.1).</summary>
internal sealed record TermDefinition
{
    /// <summary>The IRI, blank node or keyword that the term stands for; null where the term is to be ignored.</summary>
    public string? IriMapping { get; set; }

    /// <summary>Whether the term may begin compact IRIs.</summary>
    public bool IsPrefix { get; set; }

    /// <summary>Whether later contexts may not change it.</summary>
    public bool IsProtected { get; set; }

    /// <summary>Whether the term states the inverse property.</summary>
    public bool IsReverse { get; set; }

    /// <summary>The type to which values are coerced: an IRI, <c>@id</c>, <c>@vocab</c>, <c>@json</c>, <c>@none</c> or null.</summary>
    public string? TypeMapping { get; set; }

    /// <summary>The language of string values; null with <see cref="HasLanguage"/> means none, whatever the default is.</summary>
    public string? Language { get; set; }

    /// <summary>Whether the definition speaks of the language.</summary>
    public bool HasLanguage { get; set; }

    /// <summary>The base direction of string values.</summary>
    public string? Direction { get; set; }

    /// <summary>Whether the definition speaks of the direction.</summary>
    public bool HasDirection { get; set; }

    /// <summary>The containers.</summary>
    public Containers Containers { get; set; }

    /// <summary>The property that gives the index, <c>@index</c> where none is named.</summary>
    public string IndexMapping { get; set; } = "@index";

    /// <summary>The term under which the property is nested, or null.</summary>
    public string? Nest { get; set; }

    /// <summary>The property- or type-scoped context; null where there is none.</summary>
    public LdValue? Context { get; set; }

    /// <summary>The URL against which <see cref="Context"/> is resolved.</summary>
    public string? BaseUrl { get; set; }

    /// <summary>Whether both say the same, protection apart.</summary>
    public bool SameAs(TermDefinition other) =>
        (Context is null ? other.Context is null : Context.DeepEquals(other.Context))
        && this with { Context = null, BaseUrl = null, IsProtected = false }
            == other with { Context = null, BaseUrl = null, IsProtected = false };
}
