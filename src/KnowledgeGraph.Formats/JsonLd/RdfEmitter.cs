using System.Buffers;
using System.Text;
using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.JsonLd;

/// <summary>
/// Turns expanded form into statements (JSON-LD 1.1 API §7.2 with §8.1), without the detour of a node map. What is no well-formed RDF
/// (relative IRIs, blank node properties, broken language tags) is left out, as the specification asks.
/// </summary>
internal sealed class RdfEmitter(IQuadSink sink, string? rdfDirection, CancellationToken cancellationToken)
{
    private static readonly SearchValues<char> LabelCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private static readonly byte[] RdfType = Rdf("type");
    private static readonly byte[] RdfFirst = Rdf("first");
    private static readonly byte[] RdfRest = Rdf("rest");
    private static readonly byte[] RdfNil = Rdf("nil");

    private readonly Dictionary<string, byte[]?> _properties = [];
    private readonly Dictionary<string, byte[]> _relabelled = [];
    private readonly BlankNodeLabels _labels = new();
    private byte[] _text = new byte[256];
    private byte[] _extra = new byte[64];

    /// <summary>Emits the node objects of a graph.</summary>
    public void EmitGraph(LdValue nodes, in Node graph)
    {
        foreach (LdValue node in LdArray.Of(nodes))
        {
            if (node is LdMap map) EmitNode(map, graph);
        }
    }

    private Node EmitNode(LdMap node, in Node graph)
    {
        JsonLdLimits.CheckStack(node);
        cancellationToken.ThrowIfCancellationRequested();
        Node subject = node["@id"] is { } id ? NodeOf(id) : NewBlankNode();
        foreach ((string key, LdValue value) in node)
        {
            switch (key)
            {
                case "@id" or "@index":
                    break;
                case "@type":
                    foreach (LdValue type in LdArray.Of(value)) Emit(subject, RdfType, NodeOf(type), graph);
                    break;
                case "@graph":
                    if (subject.IsValid) EmitGraph(value, subject);
                    break;
                case "@included":
                    EmitGraph(value, graph);
                    break;
                case "@reverse":
                    foreach ((string property, LdValue sources) in (LdMap)value)
                    {
                        byte[]? reverse = Property(property);
                        foreach (LdValue source in LdArray.Of(sources)) Emit(EmitNode((LdMap)source, graph), reverse, subject, graph);
                    }
                    break;
                case ['@', ..]:
                    // What is left of a value object without a value, say its language, is no property.
                    break;
                default:
                    byte[]? predicate = Property(key);
                    foreach (LdValue item in LdArray.Of(value)) EmitObject(subject, predicate, (LdMap)item, graph);
                    break;
            }
        }
        return subject;
    }

    private void EmitObject(in Node subject, byte[]? predicate, LdMap item, in Node graph)
    {
        if (item["@list"] is { } list) Emit(subject, predicate, EmitList(LdArray.Of(list), graph), graph);
        else if (item["@value"] is { } value) EmitLiteral(subject, predicate, item, value, graph);
        else Emit(subject, predicate, EmitNode(item, graph), graph);
    }

    private Node EmitList(LdArray items, in Node graph)
    {
        JsonLdLimits.CheckStack(items);
        var nil = new Node(TermKind.Iri, RdfNil);
        if (items.Count == 0) return nil;
        Node head = NewBlankNode(), cell = head;
        for (int i = 0; i < items.Count; i++)
        {
            EmitObject(cell, RdfFirst, (LdMap)items[i], graph);
            Node next = i + 1 < items.Count ? NewBlankNode() : nil;
            Emit(cell, RdfRest, next, graph);
            cell = next;
        }
        return head;
    }

    private void EmitLiteral(in Node subject, byte[]? predicate, LdMap item, LdValue value, in Node graph)
    {
        if (predicate is null || !subject.IsValid) return;
        string? datatype = item.String("@type");
        string? language = item.String("@language");
        string? direction = rdfDirection is null || value is not LdString ? null : item.String("@direction");
        string text;
        switch (value)
        {
            case var json when datatype == "@json":
                text = JsonCanonicalizer.Canonicalize(json);
                datatype = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON";
                break;
            case LdBoolean boolean:
                text = boolean.Value ? "true" : "false";
                datatype ??= "http://www.w3.org/2001/XMLSchema#boolean";
                break;
            case LdNumber number:
                const string Double = "http://www.w3.org/2001/XMLSchema#double";
                string? integer = datatype == Double ? null : JsonCanonicalizer.CanonicalInteger(number);
                text = integer ?? JsonCanonicalizer.CanonicalDouble(number.Value);
                datatype ??= integer is null ? Double : "http://www.w3.org/2001/XMLSchema#integer";
                break;
            default:
                text = ((LdString)value).Value;
                break;
        }
        if (direction is not null && rdfDirection == "compound-literal")
        {
            EmitCompound(subject, predicate, text, language, direction, graph);
            return;
        }
        bool isRdf12 = rdfDirection == "dirLangString";
        if (isRdf12 && direction is not null && language is not null) language = $"{language}--{direction}";
        if (direction is not null && !isRdf12) (datatype, language) = ($"https://www.w3.org/ns/i18n#{language?.ToLowerInvariant()}_{direction}", null);
        ReadOnlySpan<byte> lexicalForm = Encode(text, ref _text);
        if (datatype is not null)
        {
            ReadOnlySpan<byte> iri = Encode(datatype, ref _extra);
            if (IsIri(iri) && !LanguageTag.IsDatatypeOfTagged(iri))
            {
                sink.OnQuad(subject.Term, Utf8Term.Iri(predicate), Utf8Term.Typed(lexicalForm, iri), graph.Term);
            }
        }
        else if (language is not null)
        {
            ReadOnlySpan<byte> tag = Encode(language, ref _extra);
            if (LanguageTag.LengthWithDirection(tag) == tag.Length)
            {
                sink.OnQuad(subject.Term, Utf8Term.Iri(predicate), Utf8Term.Tagged(lexicalForm, tag), graph.Term);
            }
        }
        else
        {
            sink.OnQuad(subject.Term, Utf8Term.Iri(predicate), Utf8Term.String(lexicalForm), graph.Term);
        }
    }

    private void EmitCompound(in Node subject, byte[] predicate, string text, string? language, string direction, in Node graph)
    {
        Node literal = NewBlankNode();
        Emit(subject, predicate, literal, graph);
        EmitString(literal, Rdf("value"), text, graph);
        if (language is not null) EmitString(literal, Rdf("language"), language.ToLowerInvariant(), graph);
        EmitString(literal, Rdf("direction"), direction, graph);
    }

    private void EmitString(in Node subject, byte[] predicate, string text, in Node graph) =>
        sink.OnQuad(subject.Term, Utf8Term.Iri(predicate), Utf8Term.String(Encode(text, ref _text)), graph.Term);

    private void Emit(in Node subject, byte[]? predicate, in Node @object, in Node graph)
    {
        if (predicate is null || !subject.IsValid || !@object.IsValid) return;
        sink.OnQuad(subject.Term, Utf8Term.Iri(predicate), @object.Term, graph.Term);
    }

    /// <summary>The predicate of a property; null where it is none in RDF.</summary>
    private byte[]? Property(string property)
    {
        if (_properties.TryGetValue(property, out byte[]? known)) return known;
        byte[]? predicate = Encoding.UTF8.GetBytes(property);
        if (!IsIri(predicate)) predicate = null;
        _properties.Add(property, predicate);
        return predicate;
    }

    private Node NewBlankNode() => new(TermKind.BlankNode, Encoding.ASCII.GetBytes(_labels.Generate()));

    private Node NodeOf(LdValue id)
    {
        if (id is not LdString { Value: var text }) return default;
        if (JsonLdKeywords.IsBlankNode(text)) return new Node(TermKind.BlankNode, Label(text[2..]));
        byte[] iri = Encoding.UTF8.GetBytes(text);
        return IsIri(iri) ? new Node(TermKind.Iri, iri) : default;
    }

    /// <summary>The label of a blank node: as written, unless it might meet a generated one or other syntaxes could not write it.</summary>
    private byte[] Label(string written)
    {
        bool plain = written.Length > 0 && !written.AsSpan().ContainsAnyExcept(LabelCharacters) && written[0] != '-';
        if (plain)
        {
            byte[] label = Encoding.ASCII.GetBytes(written);
            return BlankNodeLabels.NeedsPrefix(label) ? [(byte)'g', .. label] : label;
        }
        if (!_relabelled.TryGetValue(written, out byte[]? other))
        {
            _relabelled.Add(written, other = Encoding.ASCII.GetBytes(_labels.Generate()));
        }
        return other;
    }

    private static ReadOnlySpan<byte> Encode(string text, ref byte[] buffer)
    {
        int needed = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (buffer.Length < needed) buffer = new byte[needed];
        return buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer));
    }

    /// <summary>Whether the IRI is kept: what the grammar of IRIs forbids would be left out when the document is read.</summary>
    internal static bool IsIri(ReadOnlySpan<byte> text) => IriSyntax.IsAbsolute(text) && text.Count((byte)'#') < 2;

    private static byte[] Rdf(string name) => Encoding.ASCII.GetBytes("http://www.w3.org/1999/02/22-rdf-syntax-ns#" + name);

    /// <summary>An IRI or blank node in UTF-8; the default value is none, or the default graph.</summary>
    internal readonly record struct Node(TermKind Kind, byte[] Value)
    {
        /// <summary>Whether there is a node.</summary>
        public bool IsValid => Kind != TermKind.None;

        /// <summary>The term.</summary>
        public Utf8Term Term => Kind switch
        {
            TermKind.Iri => Utf8Term.Iri(Value),
            TermKind.BlankNode => Utf8Term.BlankNode(Value),
            _ => default,
        };
    }
}
