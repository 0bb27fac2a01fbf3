using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>
/// Reads RDF 1.1 XML Syntax, streaming: the grammar of §7.2 by recursive descent. Nothing outside the document is loaded, and the
/// entities that it declares may expand to no more than <see cref="RdfReaderOptions.MaxTokenBytes"/> characters in all.
/// </summary>
internal sealed class RdfXmlReader
{
    private readonly RdfReaderOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly InternalEntitiesOnly _resolver = new();
    private readonly XmlReader _xml;
    private readonly IXmlLineInfo _position;
    private readonly RdfXmlSink _sink;
    private readonly RdfXmlAttributes _attributes = new();
    private readonly HashSet<string> _ids = [];
    private readonly char[] _chunk = new char[4096];
    private (int Line, int Column) _element;

    /// <summary>Opens a document.</summary>
    public RdfXmlReader(Stream stream, RdfReaderOptions options, IQuadSink sink, CancellationToken cancellationToken)
    {
        _options = options;
        _cancellationToken = cancellationToken;
        _sink = new RdfXmlSink(sink);
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = _resolver,
            MaxCharactersFromEntities = options.MaxTokenBytes,
            CloseInput = false,
        };
        _xml = XmlReader.Create(stream, settings);
        _position = (IXmlLineInfo)_xml;
    }

    /// <summary>Reads the whole document.</summary>
    public void Read()
    {
        try
        {
            _xml.MoveToContent();
            _resolver.InContent = true;
            IriResolver? baseIri = _options.BaseIri is null ? null : new IriResolver(_options.BaseIri);
            DeclarePrefixes();
            if (_xml.LocalName == "RDF" && RdfXmlName.IsRdf(_xml.NamespaceURI)) ReadRoot(baseIri);
            else Describe(BeginNode(baseIri, out IriResolver? inner), inner);
            while (_xml.Read())
            {
            }
        }
        catch (XmlException e)
        {
            int end = e.Message.LastIndexOf(" Line ", StringComparison.Ordinal);
            // A position before the element at hand is one inside an entity: the element says more.
            (int line, int column) = (e.LineNumber, e.LinePosition).CompareTo(_element) < 0 ? _element : (e.LineNumber, e.LinePosition);
            throw new RdfSyntaxException(
                end < 0 ? e.Message : e.Message[..end], _options.SourceName, Math.Max(1, line), Math.Max(1, column));
        }
    }

    private void DeclarePrefixes()
    {
        for (bool more = _xml.MoveToFirstAttribute(); more; more = _xml.MoveToNextAttribute())
        {
            if (_xml.NamespaceURI == "http://www.w3.org/2000/xmlns/")
            {
                _sink.Prefix(_xml.Prefix.Length == 0 ? "" : _xml.LocalName, _xml.Value);
            }
        }
        _xml.MoveToElement();
    }

    private void ReadRoot(IriResolver? baseIri)
    {
        _attributes.Read(_xml, Error, isRoot: true);
        RdfXmlAttribute? other = _attributes.Id ?? _attributes.About ?? _attributes.NodeId ?? _attributes.Resource ?? _attributes.Datatype
            ?? _attributes.ParseType ?? (_attributes.Properties.Count > 0 ? _attributes.Properties[0] : null);
        if (other is { } attribute) throw Error($"the attribute {attribute.Local} is not allowed on rdf:RDF", attribute);
        baseIri = BaseOf(baseIri);
        if (_xml.IsEmptyElement) return;
        while (NextElement("a node element")) Describe(BeginNode(baseIri, out IriResolver? inner), inner);
    }

    /// <summary>§7.2.11, first half: the subject of the node element at hand, its type and property attributes.</summary>
    private RdfXmlNode BeginNode(IriResolver? baseIri, out IriResolver? inner)
    {
        CheckElement();
        bool isRdf = RdfXmlName.IsRdf(_xml.NamespaceURI);
        if (isRdf && (RdfXmlName.IsSyntax(_xml.LocalName) || RdfXmlName.IsWithdrawn(_xml.LocalName) || _xml.LocalName == "li"))
        {
            throw Error($"rdf:{_xml.LocalName} is not allowed as a node element; expected rdf:Description or a class");
        }
        _attributes.Read(_xml, Error);
        inner = BaseOf(baseIri);
        if ((_attributes.Resource ?? _attributes.Datatype ?? _attributes.ParseType) is { } misplaced)
        {
            throw Error($"rdf:{misplaced.Local} is not allowed on a node element", misplaced);
        }
        if ((_attributes.Id is not null ? 1 : 0) + (_attributes.About is not null ? 1 : 0) + (_attributes.NodeId is not null ? 1 : 0) > 1)
        {
            throw Error("a node element has only one of rdf:ID, rdf:about and rdf:nodeID");
        }
        RdfXmlNode subject = _attributes switch
        {
            { Id: { } id } => Identify(inner, id),
            { About: { } about } => Resolve(inner, about),
            { NodeId: { } label } => Labelled(label),
            _ => _sink.NewBlankNode(),
        };
        if (!isRdf || _xml.LocalName != "Description")
        {
            _sink.Statement(subject, Rdf("type"), new RdfXmlNode(TermKind.Iri, ElementName()));
        }
        PropertyAttributes(inner, subject);
        return subject;
    }

    /// <summary>§7.2.11, second half: the property elements of the node element at hand.</summary>
    private void Describe(RdfXmlNode subject, IriResolver? baseIri)
    {
        if (_xml.IsEmptyElement) return;
        int members = 0;
        while (NextElement("a property element")) ReadProperty(baseIri, subject, ref members);
    }

    private void PropertyAttributes(IriResolver? baseIri, RdfXmlNode subject)
    {
        foreach (RdfXmlAttribute attribute in _attributes.Properties)
        {
            byte[] predicate = _sink.Name(attribute.Namespace, attribute.Local)
                ?? throw Error($"“{attribute.Namespace}{attribute.Local}” is no absolute IRI and names no property", attribute);
            bool isType = attribute.Local == "type" && RdfXmlName.IsRdf(attribute.Namespace);
            if (isType) _sink.Statement(subject, predicate, Resolve(baseIri, attribute));
            else _sink.Literal(subject, predicate, attribute.Value, default, Language());
        }
    }

    /// <summary>§7.2.14: a property element, whose attributes and content say what its object is.</summary>
    private void ReadProperty(IriResolver? outer, RdfXmlNode subject, ref int members)
    {
        CheckElement();
        byte[] predicate;
        if (RdfXmlName.IsRdf(_xml.NamespaceURI))
        {
            string local = _xml.LocalName;
            if (RdfXmlName.IsSyntax(local) || RdfXmlName.IsWithdrawn(local) || local == "Description")
            {
                throw Error($"rdf:{local} is not allowed as a property element");
            }
            predicate = local == "li" ? Rdf($"_{++members}") : ElementName();
        }
        else
        {
            predicate = ElementName();
        }
        _attributes.Read(_xml, Error);
        IriResolver? baseIri = BaseOf(outer);
        RdfXmlNode? statement = _attributes.Id is { } id ? Identify(baseIri, id) : null;
        bool describesObject = _attributes.Properties.Count > 0 || (_attributes.Resource ?? _attributes.NodeId) is not null;
        if (_attributes.ParseType is { } parseType) ReadParseType(baseIri, subject, predicate, statement, parseType);
        else if (describesObject) ReadEmpty(baseIri, subject, predicate, statement);
        else ReadContent(baseIri, subject, predicate, statement);
    }

    /// <summary>§7.2.21: an empty property element whose attributes describe the object.</summary>
    private void ReadEmpty(IriResolver? baseIri, RdfXmlNode subject, byte[] predicate, RdfXmlNode? statement)
    {
        if (_attributes.About is { } about) throw Error("rdf:about is not allowed on a property element; use rdf:resource", about);
        if (_attributes.Datatype is { } datatype) throw Error("rdf:datatype goes with text only", datatype);
        if (_attributes is { Resource: not null, NodeId: { } second })
        {
            throw Error("a property element has only one of rdf:resource and rdf:nodeID", second);
        }
        RdfXmlNode @object = _attributes switch
        {
            { Resource: { } resource } => Resolve(baseIri, resource),
            { NodeId: { } label } => Labelled(label),
            _ => _sink.NewBlankNode(),
        };
        Emit(subject, predicate, @object, statement);
        PropertyAttributes(baseIri, @object);
        if (!_xml.IsEmptyElement) SkipToEnd("the attributes of the element say what its object is: it can have no content");
    }

    /// <summary>§7.2.15 and §7.2.16: a property element with a node element or text in it.</summary>
    private void ReadContent(IriResolver? baseIri, RdfXmlNode subject, byte[] predicate, RdfXmlNode? statement)
    {
        if (_attributes.About is { } about) throw Error("rdf:about is not allowed on a property element; use rdf:resource", about);
        RdfXmlAttribute? typed = _attributes.Datatype;
        RdfXmlNode? datatype = typed is { } attribute ? Resolve(baseIri, attribute) : null;
        string language = datatype is null ? Language() : "";
        string text = "";
        if (!_xml.IsEmptyElement)
        {
            text = ReadText();
            if (_xml.NodeType == XmlNodeType.Element)
            {
                if (text.AsSpan().ContainsAnyExcept(" \t\r\n"))
                {
                    throw Error("text and an element stand side by side; expected one node element, or text alone");
                }
                if (typed is { } misplaced) throw Error("rdf:datatype goes with text only", misplaced);
                RdfXmlNode @object = BeginNode(baseIri, out IriResolver? inner);
                Emit(subject, predicate, @object, statement);
                Describe(@object, inner);
                SkipToEnd("a property element holds one node element; use rdf:parseType=\"Collection\" for several");
                return;
            }
        }
        _sink.Literal(subject, predicate, text, datatype is { } iri ? iri.Value : default, language);
        if (statement is { } reified)
        {
            _sink.ReifyLiteral(reified, subject, predicate, text, datatype is { } type ? type.Value : default, language);
        }
    }

    /// <summary>§7.2.17–7.2.20: XML literals, anonymous resources and collections.</summary>
    private void ReadParseType(IriResolver? baseIri, RdfXmlNode subject, byte[] predicate, RdfXmlNode? statement, RdfXmlAttribute parseType)
    {
        RdfXmlAttribute? other = _attributes.Resource ?? _attributes.NodeId ?? _attributes.Datatype ?? _attributes.About
            ?? (_attributes.Properties.Count > 0 ? _attributes.Properties[0] : null);
        if (other is { } attribute) throw Error($"the attribute {attribute.Local} is not allowed beside rdf:parseType", attribute);
        switch (parseType.Value)
        {
            case "Resource":
                RdfXmlNode node = _sink.NewBlankNode();
                Emit(subject, predicate, node, statement);
                Describe(node, baseIri);
                break;
            case "Collection":
                ReadCollection(baseIri, subject, predicate, statement);
                break;
            default:
                byte[] datatype = Rdf("XMLLiteral");
                string xml = new XmlLiteralWriter(_xml, _options.MaxDepth, _options.MaxTokenBytes).ReadContent();
                _sink.Literal(subject, predicate, xml, datatype, "");
                if (statement is { } reified) _sink.ReifyLiteral(reified, subject, predicate, xml, datatype, "");
                break;
        }
    }

    private void ReadCollection(IriResolver? baseIri, RdfXmlNode subject, byte[] predicate, RdfXmlNode? statement)
    {
        var nil = new RdfXmlNode(TermKind.Iri, Rdf("nil"));
        RdfXmlNode? last = null;
        bool isEmpty = _xml.IsEmptyElement;
        while (!isEmpty && NextElement("a node element"))
        {
            RdfXmlNode cell = _sink.NewBlankNode();
            if (last is { } previous) _sink.Statement(previous, Rdf("rest"), cell);
            else Emit(subject, predicate, cell, statement);
            RdfXmlNode item = BeginNode(baseIri, out IriResolver? inner);
            _sink.Statement(cell, Rdf("first"), item);
            Describe(item, inner);
            last = cell;
        }
        if (last is { } end) _sink.Statement(end, Rdf("rest"), nil);
        else Emit(subject, predicate, nil, statement);
    }

    private void Emit(RdfXmlNode subject, byte[] predicate, RdfXmlNode @object, RdfXmlNode? statement)
    {
        _sink.Statement(subject, predicate, @object);
        if (statement is { } reified) _sink.Reify(reified, subject, predicate, @object);
    }

    /// <summary>Moves to the next child element; false at the end tag of the parent.</summary>
    private bool NextElement(string expected)
    {
        while (_xml.Read())
        {
            switch (_xml.NodeType)
            {
                case XmlNodeType.Element:
                    return true;
                case XmlNodeType.EndElement:
                    return false;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    throw Error($"text is not allowed here; expected {expected}");
            }
        }
        return false;
    }

    /// <summary>Reads text up to an element or the end tag of the parent.</summary>
    private string ReadText()
    {
        StringBuilder? text = null;
        while (_xml.Read() && _xml.NodeType is not (XmlNodeType.Element or XmlNodeType.EndElement))
        {
            if (_xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
            {
                continue;
            }
            text ??= new StringBuilder();
            for (int read = _xml.ReadValueChunk(_chunk, 0, _chunk.Length); read > 0; read = _xml.ReadValueChunk(_chunk, 0, _chunk.Length))
            {
                text.Append(_chunk, 0, read);
                if (text.Length > _options.MaxTokenBytes) throw Error($"the text is longer than {_options.MaxTokenBytes} characters");
            }
        }
        return text?.ToString() ?? "";
    }

    /// <summary>Moves to the end tag of the parent, over white space and comments only.</summary>
    private void SkipToEnd(string reason)
    {
        while (_xml.Read() && _xml.NodeType != XmlNodeType.EndElement)
        {
            if (_xml.NodeType is XmlNodeType.Element or XmlNodeType.Text or XmlNodeType.CDATA) throw Error(reason);
        }
    }

    private void CheckElement()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _element = (_position.LineNumber, _position.LinePosition);
        if (_xml.Depth > _options.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Error($"elements are nested more than {_options.MaxDepth} deep");
        }
    }

    private byte[] ElementName()
    {
        if (_xml.NamespaceURI.Length == 0)
        {
            throw Error($"the element “{_xml.LocalName}” has no namespace; expected a class or property in one");
        }
        return _sink.Name(_xml.NamespaceURI, _xml.LocalName) ?? throw Error($"“{_xml.NamespaceURI}{_xml.LocalName}” is no absolute IRI");
    }

    private byte[] Rdf(string local) => _sink.Name(RdfVocabulary.Namespace, local)!;

    /// <summary>The language in force (BCP 47 §2.2.9); empty where there is none.</summary>
    private string Language()
    {
        string language = _xml.XmlLang;
        if (language.Length == 0) return "";
        Span<byte> tag = stackalloc byte[64];
        bool fits = Encoding.UTF8.TryGetBytes(language, tag, out int length) && LanguageTag.Length(tag[..length]) == length;
        return fits ? language : throw Error($"xml:lang “{language}” is no language tag");
    }

    private IriResolver? BaseOf(IriResolver? outer)
    {
        if (_attributes.Base is not { } attribute) return outer;
        return new IriResolver(Resolve(outer, attribute).Value);
    }

    private RdfXmlNode Identify(IriResolver? baseIri, RdfXmlAttribute id)
    {
        CheckName(id);
        RdfXmlNode node = Resolve(baseIri, id with { Value = "#" + id.Value });
        if (!_ids.Add(Encoding.UTF8.GetString(node.Value))) throw Error($"the rdf:ID “{id.Value}” stands twice in the document", id);
        return node;
    }

    private RdfXmlNode Labelled(RdfXmlAttribute label)
    {
        CheckName(label);
        return RdfXmlSink.BlankNode(label.Value);
    }

    private void CheckName(RdfXmlAttribute attribute)
    {
        if (!XmlReader.IsName(attribute.Value) || attribute.Value.Contains(':'))
        {
            throw Error($"rdf:{attribute.Local} must be an XML name without colon, not “{attribute.Value}”", attribute);
        }
    }

    private RdfXmlNode Resolve(IriResolver? baseIri, RdfXmlAttribute attribute)
    {
        byte[] reference = LegacyIri.ToIri(attribute.Value);
        if (IriSyntax.SchemeLength(reference) > 0) return new RdfXmlNode(TermKind.Iri, reference);
        if (baseIri is null)
        {
            throw Error($"“{attribute.Value}” is a relative IRI, and the document has no base; give one, or write xml:base", attribute);
        }
        byte[] resolved = new byte[baseIri.MaxLength(reference.Length)];
        int length = baseIri.Resolve(reference, resolved);
        return new RdfXmlNode(TermKind.Iri, resolved[..length]);
    }

    private RdfSyntaxException Error(string reason, RdfXmlAttribute at) => Error(reason, at.Line, at.Column);

    private RdfSyntaxException Error(string reason) => Error(reason, _position.LineNumber, _position.LinePosition);

    private RdfSyntaxException Error(string reason, int line, int column) => new(reason, _options.SourceName, line, column);
}
