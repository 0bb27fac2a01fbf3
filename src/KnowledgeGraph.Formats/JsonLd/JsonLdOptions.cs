namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>How JSON-LD is processed (JSON-LD 1.1 API §9.3, Framing §5.1).</summary>
public sealed record JsonLdOptions
{
    /// <summary>The base IRI of the document; null for none.</summary>
    public string? BaseIri { get; init; }

    /// <summary>The name that error messages give the document: a file path or an IRI.</summary>
    public string? SourceName { get; init; }

    /// <summary>What loads remote contexts. Default null: a document that refers to one is refused.</summary>
    public IDocumentLoader? DocumentLoader { get; init; }

    /// <summary>A context (JSON text) that applies before the document's own.</summary>
    public string? ExpandContext { get; init; }

    /// <summary>Whether arrays of one item become that item when compacting. Default true.</summary>
    public bool CompactArrays { get; init; } = true;

    /// <summary>Whether IRIs become relative to the base when compacting. Default true.</summary>
    public bool CompactToRelative { get; init; } = true;

    /// <summary>Whether keys are processed in code point order. Default true, so that equal input gives equal output.</summary>
    public bool Ordered { get; init; } = true;

    /// <summary><c>json-ld-1.1</c>, the default, or <c>json-ld-1.0</c>, which refuses the features of 1.1.</summary>
    public string ProcessingMode { get; init; } = "json-ld-1.1";

    /// <summary>
    /// How base directions are expressed in RDF: null (they are not), <c>i18n-datatype</c>, <c>compound-literal</c>, or
    /// <c>dirLangString</c>, which is our own and means the directional language-tagged strings of RDF 1.2.
    /// </summary>
    public string? RdfDirection { get; init; }

    /// <summary>
    /// Whether booleans, integers and doubles become JSON values when RDF is read. Default false: it loses lexical forms.
    /// </summary>
    public bool UseNativeTypes { get; init; }

    /// <summary>Whether <c>rdf:type</c> stays a property when RDF is read.</summary>
    public bool UseRdfType { get; init; }

    /// <summary>
    /// Asked about each error of a node when RDF is read: true leaves out the object that has it and goes on, false ends the reading.
    /// </summary>
    internal Func<JsonLdException, bool>? GoesOnAfter { get; init; }

    /// <summary>The deepest nesting of a document. Default 512.</summary>
    public int MaxDepth { get; init; } = 512;

    /// <summary>The most remote contexts that a document may bring in. Default 32.</summary>
    public int MaxRemoteContexts { get; init; } = 32;

    /// <summary>Framing: whether matching nodes are embedded <c>@once</c> (the default), <c>@always</c> or <c>@never</c>.</summary>
    public string Embed { get; init; } = "@once";

    /// <summary>Framing: whether only the properties of the frame come out.</summary>
    public bool Explicit { get; init; }

    /// <summary>Framing: whether a node must fit all properties of the frame.</summary>
    public bool RequireAll { get; init; }

    /// <summary>Framing: whether properties of the frame that a node lacks stay out, instead of being null or their default.</summary>
    public bool OmitDefault { get; init; }

    /// <summary>Framing: whether a single result stands without <c>@graph</c>. Default null: yes, but for <c>json-ld-1.0</c>.</summary>
    public bool? OmitGraph { get; init; }

    /// <summary>Framing: the most nodes that come out; <c>@always</c> can multiply them without end. Default one million.</summary>
    public int MaxFramedNodes { get; init; } = 1_000_000;
}
