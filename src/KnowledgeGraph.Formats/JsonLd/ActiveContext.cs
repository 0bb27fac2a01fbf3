namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>The context in force at a point of a document (JSON-LD 1.1 API §4.1). Not changed once it is processed.</summary>
internal sealed class ActiveContext
{
    private const int MaxRemembered = 4096;

    private readonly Dictionary<string, TermDefinition> _terms;
    private Dictionary<string, string?>? _names;
    private InverseContext? _inverse;

    /// <summary>Creates the initial context of a document.</summary>
    public ActiveContext(string? baseIri)
    {
        BaseIri = OriginalBase = baseIri;
        _terms = [];
    }

    private ActiveContext(ActiveContext source)
    {
        BaseIri = source.BaseIri;
        OriginalBase = source.OriginalBase;
        Vocabulary = source.Vocabulary;
        Language = source.Language;
        Direction = source.Direction;
        Previous = source.Previous;
        _terms = new Dictionary<string, TermDefinition>(source._terms);
    }

    /// <summary>The base IRI; null where there is none.</summary>
    public string? BaseIri { get; set; }

    /// <summary>The base IRI that the document itself has.</summary>
    public string? OriginalBase { get; }

    /// <summary>The vocabulary mapping.</summary>
    public string? Vocabulary { get; set; }

    /// <summary>The default language.</summary>
    public string? Language { get; set; }

    /// <summary>The default base direction.</summary>
    public string? Direction { get; set; }

    /// <summary>The context to which the processor returns below a node whose context does not propagate.</summary>
    public ActiveContext? Previous { get; set; }

    /// <summary>The term definitions.</summary>
    public IReadOnlyDictionary<string, TermDefinition> Terms => _terms;

    /// <summary>The inverse context, made at the first use.</summary>
    public InverseContext Inverse => _inverse ??= new InverseContext(this);

    /// <summary>The definition of a term; null where there is none.</summary>
    public TermDefinition? this[string term] => _terms.GetValueOrDefault(term);

    /// <summary>The containers of a term.</summary>
    public Containers ContainersOf(string? term) => term is null ? Containers.None : this[term]?.Containers ?? Containers.None;

    /// <summary>
    /// What a key, type or other name of the document expands to (§5.2, with the vocabulary and without the base); remembered, as a
    /// document has few names and many uses of them.
    /// </summary>
    public string? ExpandName(string name)
    {
        _names ??= [];
        if (_names.TryGetValue(name, out string? known)) return known;
        string? iri = IriExpansion.Expand(this, name, documentRelative: false, vocabulary: true);
        if (_names.Count < MaxRemembered) _names.Add(name, iri);
        return iri;
    }

    /// <summary>A copy to process a local context into.</summary>
    public ActiveContext Clone() => new(this);

    /// <summary>Sets the definition of a term, while the context is being processed.</summary>
    public void Define(string term, TermDefinition definition) => _terms[term] = definition;

    /// <summary>Takes a term out, while the context is being processed.</summary>
    public void Undefine(string term) => _terms.Remove(term);
}
