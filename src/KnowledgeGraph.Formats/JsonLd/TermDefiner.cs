using System.Collections.Immutable;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>Makes the term definitions of one local context, each when it is first needed (JSON-LD 1.1 API §4.2).</summary>
internal sealed class TermDefiner(
    ContextProcessor processor,
    ActiveContext result,
    LdMap local,
    string? baseUrl,
    bool overrideProtected,
    ImmutableList<string> remoteContexts)
{
    private const Containers GraphMaps = Containers.Graph | Containers.Id | Containers.Index | Containers.Set;

    private readonly Dictionary<string, bool> _defined = [];

    private readonly bool _protected = local["@protected"] switch
    {
        null => false,
        LdBoolean flag => flag.Value,
        LdValue other => throw new JsonLdException("invalid @protected value", "@protected must be true or false", other),
    };

    /// <summary>Makes the definition of a term, if the local context has one and it is not made yet.</summary>
    public void Define(string term)
    {
        if (local[term] is not { } value || ContextProcessor.IsContextEntry(term)) return;
        if (_defined.TryGetValue(term, out bool done))
        {
            if (done) return;
            throw new JsonLdException("cyclic IRI mapping", $"the definition of “{term}” leads back to itself", value);
        }
        if (term.Length == 0) throw new JsonLdException("invalid term definition", "a term must not be the empty string", value);
        _defined[term] = false;
        processor.Guard(value);

        if (term == "@type") CheckTypeDefinition(value);
        else if (JsonLdKeywords.IsKeyword(term))
        {
            throw new JsonLdException("keyword redefinition", $"the keyword {term} cannot be redefined", value);
        }
        else if (JsonLdKeywords.HasKeywordForm(term)) return;

        TermDefinition? previous = result[term];
        result.Undefine(term);
        LdMap map = value switch
        {
            LdMap given => given,
            LdNull or LdString => new LdMap { Offset = value.Offset },
            _ => throw new JsonLdException("invalid term definition", $"the definition of “{term}” must be a string, a map or null", value),
        };
        if (value is not LdMap) map["@id"] = value;

        if (Build(term, map, simple: value is LdString) is not { } definition) return;
        if (!overrideProtected && previous is { IsProtected: true })
        {
            if (!definition.SameAs(previous))
            {
                throw new JsonLdException("protected term redefinition", $"“{term}” is protected and cannot be redefined", value);
            }
            definition = previous;
        }
        result.Define(term, definition);
        _defined[term] = true;
    }

    private TermDefinition? Build(string term, LdMap map, bool simple)
    {
        var definition = new TermDefinition { IsProtected = _protected };
        if (map["@protected"] is { } isProtected)
        {
            Require11(map, "@protected");
            definition.IsProtected = isProtected is LdBoolean flag
                ? flag.Value : throw new JsonLdException("invalid @protected value", "@protected must be true or false", isProtected);
        }
        if (map["@type"] is { } type) definition.TypeMapping = TypeMapping(type);
        if (map["@reverse"] is { } reverse)
        {
            if (!DefineReverse(definition, map, reverse)) return null;
            return definition;
        }
        if (!SetIri(definition, term, map, simple)) return null;
        if (map["@container"] is { } container) SetContainers(definition, container);
        if (map["@index"] is { } index) SetIndex(definition, index);
        if (map["@context"] is { } scoped) SetContext(definition, scoped);
        SetTextOptions(definition, map);
        if (map["@nest"] is { } nest)
        {
            Require11(map, "@nest");
            definition.Nest = nest is LdString { Value: var name } && (name == "@nest" || !JsonLdKeywords.IsKeyword(name))
                ? name : throw new JsonLdException("invalid @nest value", "@nest must be the string @nest or a term", nest);
        }
        if (map["@prefix"] is { } prefix) SetPrefix(definition, term, map, prefix);
        foreach (string key in map.Keys)
        {
            if (key is not ("@id" or "@reverse" or "@container" or "@context" or "@direction" or "@index" or "@language" or "@nest"
                or "@prefix" or "@protected" or "@type"))
            {
                throw new JsonLdException(
                    "invalid term definition", $"the definition of “{term}” has an entry that is not allowed: {key}", map[key]);
            }
        }
        return definition;
    }

    private string TypeMapping(LdValue value)
    {
        if (value is not LdString text) throw new JsonLdException("invalid type mapping", "the @type of a term must be a string", value);
        string? type = IriExpansion.Expand(result, text.Value, documentRelative: false, vocabulary: true, this);
        bool known = type is "@id" or "@vocab" || (type is "@json" or "@none" && !processor.IsVersion10) || JsonLdKeywords.IsIri(type);
        return known ? type! : throw new JsonLdException(
            "invalid type mapping", $"the @type of a term must be an IRI, @id, @vocab, @json or @none, not “{text.Value}”", value);
    }

    private bool DefineReverse(TermDefinition definition, LdMap map, LdValue reverse)
    {
        if (map.ContainsKey("@id") || map.ContainsKey("@nest"))
        {
            throw new JsonLdException("invalid reverse property", "a term with @reverse cannot have @id or @nest too", map);
        }
        if (reverse is not LdString text) throw new JsonLdException("invalid IRI mapping", "@reverse must be a string", reverse);
        if (!JsonLdKeywords.IsKeyword(text.Value) && JsonLdKeywords.HasKeywordForm(text.Value)) return false;
        definition.IriMapping = IriExpansion.Expand(result, text.Value, documentRelative: false, vocabulary: true, this);
        if (!IsIriOrBlank(definition.IriMapping))
        {
            throw new JsonLdException("invalid IRI mapping", $"“{text.Value}” does not expand to an IRI", reverse);
        }
        if (map["@container"] is { } container and not LdNull)
        {
            definition.Containers = container is LdString { Value: "@set" or "@index" } name
                ? ContainerOf(name) : throw new JsonLdException(
                    "invalid reverse property", "the container of a reverse property must be @set or @index", container);
        }
        if (map["@index"] is { } index) SetIndex(definition, index);
        definition.IsReverse = true;
        return true;
    }

    private bool SetIri(TermDefinition definition, string term, LdMap map, bool simple)
    {
        if (map["@id"] is { } id && !(id is LdString { Value: var same } && same == term))
        {
            return id is LdNull || SetStatedIri(definition, term, id, simple);
        }
        int colon = term.IndexOf(':', 1);
        if (colon > 0)
        {
            string prefix = term[..colon];
            Define(prefix);
            definition.IriMapping = result[prefix]?.IriMapping is { } mapping ? mapping + term[(colon + 1)..] : term;
        }
        else if (term.Contains('/'))
        {
            definition.IriMapping = IriExpansion.Expand(result, term, documentRelative: false, vocabulary: true);
            if (!JsonLdKeywords.IsIri(definition.IriMapping))
            {
                throw new JsonLdException("invalid IRI mapping", $"“{term}” does not expand to an IRI", map);
            }
        }
        else if (term == "@type")
        {
            definition.IriMapping = "@type";
        }
        else if (result.Vocabulary is not null)
        {
            definition.IriMapping = result.Vocabulary + term;
        }
        else
        {
            throw new JsonLdException("invalid IRI mapping", $"the term “{term}” has no @id, and the context has no @vocab", map);
        }
        return true;
    }

    private bool SetStatedIri(TermDefinition definition, string term, LdValue id, bool simple)
    {
        if (id is not LdString text) throw new JsonLdException("invalid IRI mapping", $"the @id of “{term}” must be a string or null", id);
        if (!JsonLdKeywords.IsKeyword(text.Value) && JsonLdKeywords.HasKeywordForm(text.Value)) return false;
        string? iri = IriExpansion.Expand(result, text.Value, documentRelative: false, vocabulary: true, this);
        if (iri == "@context") throw new JsonLdException("invalid keyword alias", "@context cannot have another name", id);
        if (!IsIriOrBlank(iri) && !JsonLdKeywords.IsKeyword(iri))
        {
            throw new JsonLdException("invalid IRI mapping", $"the @id of “{term}”, “{text.Value}”, does not expand to an IRI", id);
        }
        definition.IriMapping = iri;
        bool compound = (term.Length > 2 && term.IndexOf(':', 1, term.Length - 2) > 0) || term.Contains('/');
        if (compound)
        {
            _defined[term] = true;
            if (IriExpansion.Expand(result, term, documentRelative: false, vocabulary: true, this) != iri)
            {
                throw new JsonLdException("invalid IRI mapping", $"“{term}” looks like an IRI and must not be defined as another one", id);
            }
        }
        else if (!term.Contains(':') && simple)
        {
            definition.IsPrefix = iri![^1] is ':' or '/' or '?' or '#' or '[' or ']' or '@' || JsonLdKeywords.IsBlankNode(iri);
        }
        return true;
    }

    private void SetContainers(TermDefinition definition, LdValue value)
    {
        Containers containers = Containers.None;
        foreach (LdValue item in LdArray.Of(value)) containers |= ContainerOf(item);
        bool graphMap = containers.HasFlag(Containers.Graph) && (containers & ~GraphMaps) == 0
            && (containers & (Containers.Id | Containers.Index)) != (Containers.Id | Containers.Index);
        Containers besideSet = containers & ~Containers.Set;
        bool single = besideSet
            is Containers.None or Containers.Graph or Containers.Id or Containers.Index or Containers.Language or Containers.Type
            || containers == Containers.List;
        bool allowed = processor.IsVersion10
            ? value is LdString && (containers & (Containers.Graph | Containers.Id | Containers.Type)) == 0
            : containers != Containers.None && (graphMap || single);
        if (!allowed) throw new JsonLdException("invalid container mapping", "these containers do not go together", value);
        definition.Containers = containers;
        if (!containers.HasFlag(Containers.Type)) return;
        definition.TypeMapping ??= "@id";
        if (definition.TypeMapping is not ("@id" or "@vocab"))
        {
            throw new JsonLdException("invalid type mapping", "a term with the container @type must have the type @id or @vocab", value);
        }
    }

    private static Containers ContainerOf(LdValue value) => (value as LdString)?.Value switch
    {
        "@graph" => Containers.Graph,
        "@id" => Containers.Id,
        "@index" => Containers.Index,
        "@language" => Containers.Language,
        "@list" => Containers.List,
        "@set" => Containers.Set,
        "@type" => Containers.Type,
        _ => throw new JsonLdException(
            "invalid container mapping", "@container must be @graph, @id, @index, @language, @list, @set or @type", value),
    };

    private void SetIndex(TermDefinition definition, LdValue index)
    {
        Require11(index, "@index");
        bool valid = definition.Containers.HasFlag(Containers.Index) && index is LdString text
            && JsonLdKeywords.IsIri(IriExpansion.Expand(result, text.Value, documentRelative: false, vocabulary: true, this));
        if (!valid)
        {
            throw new JsonLdException("invalid term definition", "@index must be a property, and the container must be @index", index);
        }
        definition.IndexMapping = ((LdString)index).Value;
    }

    private void SetContext(TermDefinition definition, LdValue scoped)
    {
        Require11(scoped, "@context");
        try
        {
            processor.Process(result, scoped, baseUrl, remoteContexts, overrideProtected: true, validateScoped: false);
        }
        catch (JsonLdException e)
        {
            throw new JsonLdException("invalid scoped context", e.Message, scoped, e);
        }
        definition.Context = scoped;
        definition.BaseUrl = baseUrl;
    }

    private static void SetTextOptions(TermDefinition definition, LdMap map)
    {
        if (map["@language"] is { } language && !map.ContainsKey("@type"))
        {
            definition.HasLanguage = true;
            definition.Language = language switch
            {
                LdNull => null,
                LdString text => text.Value,
                _ => throw new JsonLdException("invalid language mapping", "the @language of a term must be a string or null", language),
            };
        }
        if (map["@direction"] is { } direction && !map.ContainsKey("@type"))
        {
            definition.HasDirection = true;
            definition.Direction = ContextProcessor.DirectionOf(direction);
        }
    }

    private void SetPrefix(TermDefinition definition, string term, LdMap map, LdValue prefix)
    {
        Require11(map, "@prefix");
        if (term.AsSpan().ContainsAny(':', '/'))
        {
            throw new JsonLdException("invalid term definition", $"“{term}” looks like an IRI and cannot be a prefix", prefix);
        }
        definition.IsPrefix = prefix is LdBoolean flag ? flag.Value : throw new JsonLdException(
            "invalid @prefix value", "@prefix must be true or false", prefix);
        if (definition.IsPrefix && JsonLdKeywords.IsKeyword(definition.IriMapping))
        {
            throw new JsonLdException("invalid term definition", $"“{term}” stands for a keyword and cannot be a prefix", prefix);
        }
    }

    private void CheckTypeDefinition(LdValue value)
    {
        bool valid = !processor.IsVersion10 && value is LdMap { Count: > 0 } map
            && map.All(entry => entry.Key == "@protected"
                || (entry.Key == "@container" && LdArray.Of(entry.Value) is [LdString { Value: "@set" }]));
        if (!valid)
        {
            throw new JsonLdException("keyword redefinition", "@type can be given the container @set and protection, nothing else", value);
        }
    }

    private void Require11(LdValue at, string feature)
    {
        if (processor.IsVersion10) throw new JsonLdException("invalid term definition", $"{feature} needs JSON-LD 1.1", at);
    }

    private static bool IsIriOrBlank(string? text) => JsonLdKeywords.IsIri(text) || JsonLdKeywords.IsBlankNode(text);
}
