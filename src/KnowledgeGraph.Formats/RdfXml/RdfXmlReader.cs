using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>
/// Reads RDF 1.2 XML Syntax, streaming: the grammar of §7.2 by recursive descent. Nothing outside the document is loaded, and the
/// entities that it declares may expand to no more than <see cref="RdfReaderOptions.MaxTokenBytes"/> characters in all.
/// </summary>
internal sealed partial class RdfXmlReader
{
    private readonly RdfReaderOptions _options;
    private readonly CancellationToken _cancellationToken;
    private readonly InternalEntitiesOnly _resolver = new();
    private readonly XmlReader _xml;
    private readonly IXmlLineInfo _position;
    private readonly RdfXmlSink _sink;
    private readonly RdfXmlAttributes _attributes = new();
    private readonly HashSet<string> _ids = [];
    private Func<RdfSyntaxException, bool>? _goesOnAfter;
    private readonly char[] _chunk = new char[4096];
    private (int Line, int Column) _element;

    /// <summary>Opens a document.</summary>
    public RdfXmlReader(Stream stream, RdfReaderOptions options, IQuadSink sink, CancellationToken cancellationToken)
    {
        _options = options;
        _goesOnAfter = options.GoesOnAfter;
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
            MoveToRoot();
            _resolver.InContent = true;
            var scope = new RdfXmlScope(_options.BaseIri is null ? null : new IriResolver(_options.BaseIri));
            DeclarePrefixes();
            if (_xml.LocalName == "RDF" && RdfXmlName.IsRdf(_xml.NamespaceURI)) ReadRoot(scope);
            else ReadNode(scope);
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

    private void MoveToRoot()
    {
        try
        {
            _xml.MoveToContent();
        }
        catch (ArgumentException)
        {
            // The XML reader's way to say so.
            throw Error("the document does not have the encoding that its XML declaration names", 1, 1);
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

    private void ReadRoot(RdfXmlScope scope)
    {
        _attributes.Read(_xml, Error, isRoot: true);
        RdfXmlAttribute? other = _attributes.Id ?? _attributes.Annotation ?? _attributes.AnnotationNodeId ?? _attributes.About ?? _attributes.NodeId ?? _attributes.Resource ?? _attributes.Datatype
            ?? _attributes.ParseType ?? (_attributes.Properties.Count > 0 ? _attributes.Properties[0] : null);
        if (other is { } attribute) throw Error($"the attribute {attribute.Local} is not allowed on rdf:RDF", attribute);
        scope = ScopeOf(scope);
        if (_xml.IsEmptyElement) return;
        while (NextElement("a node element")) ReadNode(scope);
    }

    private void ReadNode(RdfXmlScope outer)
    {
        int depth = _xml.Depth;
        try
        {
            RdfXmlNode subject = BeginNode(outer, out RdfXmlScope inner);
            Describe(subject, inner);
        }
        catch (RdfSyntaxException error) when (_goesOnAfter is not null)
        {
            Report(error);
            SkipElement(depth);
        }
    }

    /// <summary>§7.2.11, first half: the subject of the node element at hand, its type and property attributes.</summary>
    private RdfXmlNode BeginNode(RdfXmlScope outer, out RdfXmlScope inner)
    {
        CheckElement();
        bool isRdf = RdfXmlName.IsRdf(_xml.NamespaceURI);
        if (isRdf && (RdfXmlName.IsSyntax(_xml.LocalName) || RdfXmlName.IsWithdrawn(_xml.LocalName) || _xml.LocalName == "li"))
        {
            throw Error($"rdf:{_xml.LocalName} is not allowed as a node element; expected rdf:Description or a class");
        }
        _attributes.Read(_xml, Error);
        inner = ScopeOf(outer);
        if ((_attributes.Resource ?? _attributes.Datatype ?? _attributes.ParseType ?? _attributes.Annotation ?? _attributes.AnnotationNodeId) is { } misplaced)
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
    private void Describe(RdfXmlNode subject, RdfXmlScope scope)
    {
        if (_xml.IsEmptyElement) return;
        int members = 0;
        while (NextElement("a property element"))
        {
            int depth = _xml.Depth;
            try
            {
                ReadProperty(scope, subject, ref members);
            }
            catch (RdfSyntaxException error) when (_goesOnAfter is not null)
            {
                Report(error);
                SkipElement(depth);
            }
        }
    }

    private void PropertyAttributes(RdfXmlScope scope, RdfXmlNode subject)
    {
        foreach (RdfXmlAttribute attribute in _attributes.Properties)
        {
            byte[] predicate = _sink.Name(attribute.Namespace, attribute.Local)
                ?? throw Error($"“{attribute.Namespace}{attribute.Local}” is no absolute IRI and names no property", attribute);
            bool isType = attribute.Local == "type" && RdfXmlName.IsRdf(attribute.Namespace);
            if (isType) _sink.Statement(subject, predicate, Resolve(scope, attribute));
            else _sink.Literal(subject, predicate, attribute.Value, default, Language(scope));
        }
    }

    /// <summary>§7.2.14: a property element, whose attributes and content say what its object is.</summary>
    private void ReadProperty(RdfXmlScope outer, RdfXmlNode subject, ref int members)
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
        RdfXmlScope scope = ScopeOf(outer);
        RdfXmlReification statement = Reification(scope);
        bool describesObject = _attributes.Properties.Count > 0 || (_attributes.Resource ?? _attributes.NodeId) is not null;
        if (_attributes.ParseType is { } parseType) ReadParseType(scope, subject, predicate, statement, parseType);
        else if (describesObject) ReadEmpty(scope, subject, predicate, statement);
        else ReadContent(scope, subject, predicate, statement);
    }

    /// <summary>§7.2.21: an empty property element whose attributes describe the object.</summary>
    private void ReadEmpty(RdfXmlScope scope, RdfXmlNode subject, byte[] predicate, RdfXmlReification statement)
    {
        if (_attributes.About is { } about) throw Error("rdf:about is not allowed on a property element; use rdf:resource", about);
        if (_attributes.Datatype is { } datatype) throw Error("rdf:datatype goes with text only", datatype);
        if (_attributes is { Resource: not null, NodeId: { } second })
        {
            throw Error("a property element has only one of rdf:resource and rdf:nodeID", second);
        }
        RdfXmlNode @object = _attributes switch
        {
            { Resource: { } resource } => Resolve(scope, resource),
            { NodeId: { } label } => Labelled(label),
            _ => _sink.NewBlankNode(),
        };
        Emit(subject, predicate, @object, statement);
        PropertyAttributes(scope, @object);
        if (!_xml.IsEmptyElement) SkipToEnd("the attributes of the element say what its object is: it can have no content");
    }

    /// <summary>§7.2.15 and §7.2.16: a property element with a node element or text in it.</summary>
    private void ReadContent(RdfXmlScope scope, RdfXmlNode subject, byte[] predicate, RdfXmlReification statement)
    {
        if (_attributes.About is { } about) throw Error("rdf:about is not allowed on a property element; use rdf:resource", about);
        RdfXmlAttribute? typed = _attributes.Datatype;
        RdfXmlNode? datatype = typed is { } attribute ? Resolve(scope, attribute) : null;
        if (datatype is { } ofTagged && LanguageTag.IsDatatypeOfTagged(ofTagged.Value))
        {
            throw Error("a literal with a language is written with xml:lang, and without rdf:datatype", typed!.Value);
        }
        string language = datatype is null ? Language(scope) : "";
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
                RdfXmlNode @object = BeginNode(scope, out RdfXmlScope inner);
                Emit(subject, predicate, @object, statement);
                Describe(@object, inner);
                SkipToEnd("a property element holds one node element; use rdf:parseType=\"Collection\" for several");
                return;
            }
        }
        _sink.Literal(subject, predicate, text, datatype is { } iri ? iri.Value : default, language, statement);
    }

    /// <summary>§7.2.17–7.2.20: XML literals, anonymous resources and collections.</summary>
    private void ReadParseType(RdfXmlScope scope, RdfXmlNode subject, byte[] predicate, RdfXmlReification statement, RdfXmlAttribute parseType)
    {
        RdfXmlAttribute? other = _attributes.Resource ?? _attributes.NodeId ?? _attributes.Datatype ?? _attributes.About
            ?? (_attributes.Properties.Count > 0 ? _attributes.Properties[0] : null);
        if (other is { } attribute) throw Error($"the attribute {attribute.Local} is not allowed beside rdf:parseType", attribute);
        switch (parseType.Value)
        {
            case "Resource":
                RdfXmlNode node = _sink.NewBlankNode();
                Emit(subject, predicate, node, statement);
                Describe(node, scope);
                break;
            case "Triple":
                ReadTriple(scope, subject, predicate, statement, parseType);
                break;
            case "Collection":
                ReadCollection(scope, subject, predicate, statement);
                break;
            default:
                byte[] datatype = Rdf("XMLLiteral");
                string xml = new XmlLiteralWriter(_xml, _options.MaxDepth, _options.MaxTokenBytes).ReadContent();
                _sink.Literal(subject, predicate, xml, datatype, "", statement);
                break;
        }
    }

    private void ReadCollection(RdfXmlScope scope, RdfXmlNode subject, byte[] predicate, RdfXmlReification statement)
    {
        var nil = new RdfXmlNode(TermKind.Iri, Rdf("nil"));
        RdfXmlNode? last = null;
        bool isEmpty = _xml.IsEmptyElement;
        while (!isEmpty && NextElement("a node element"))
        {
            RdfXmlNode cell = _sink.NewBlankNode();
            if (last is { } previous) _sink.Statement(previous, Rdf("rest"), cell);
            else Emit(subject, predicate, cell, statement);
            RdfXmlNode item = BeginNode(scope, out RdfXmlScope inner);
            _sink.Statement(cell, Rdf("first"), item);
            Describe(item, inner);
            last = cell;
        }
        if (last is { } end) _sink.Statement(end, Rdf("rest"), nil);
        else Emit(subject, predicate, nil, statement);
    }

    /// <summary>RDF 1.2 XML Syntax: the one triple that the content says is the object, and is not asserted.</summary>
    private void ReadTriple(RdfXmlScope scope, RdfXmlNode subject, byte[] predicate, RdfXmlReification statement, RdfXmlAttribute parseType)
    {
        _sink.BeginTriple();
        try
        {
            if (!_xml.IsEmptyElement)
            {
                while (NextElement("a node element")) Describe(BeginNode(scope, out RdfXmlScope inner), inner);
            }
        }
        finally
        {
            _sink.EndTriple();
        }
        // Before RDF 1.2 a triple says nothing, as its own parse type did not exist.
        if (!scope.IsVersion12) return;
        RdfXmlNode triple = _sink.LastTriple
            ?? throw Error("rdf:parseType=\"Triple\" holds one node element with one property, or one type", parseType);
        if (triple.Value.Length > _options.MaxTokenBytes) throw Error($"the triple term is longer than {_options.MaxTokenBytes} bytes", parseType);
        Emit(subject, predicate, triple, statement);
    }

    /// <summary>What names the statement that the property element at hand makes: an identifier, an annotation of RDF 1.2, or both.</summary>
    private RdfXmlReification Reification(RdfXmlScope scope)
    {
        if (_attributes is { Annotation: not null, AnnotationNodeId: { } second })
        {
            throw Error("a property element has only one of rdf:annotation and rdf:annotationNodeID", second);
        }
        RdfXmlNode? reifier = _attributes switch
        {
            { Annotation: { } annotation } => Resolve(scope, annotation),
            { AnnotationNodeId: { } label } => Labelled(label),
            _ => null,
        };
        return new RdfXmlReification(_attributes.Id is { } id ? Identify(scope, id) : null, reifier);
    }

    private void Emit(RdfXmlNode subject, byte[] predicate, RdfXmlNode @object, RdfXmlReification statement) =>
        _sink.Statement(subject, predicate, @object, statement);

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
                    Report(Error($"text is not allowed here; expected {expected}"));
                    break;
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

    /// <summary>The language in force (BCP 47 §2.2.9), with its direction where it has one; empty where there is none.</summary>
    private string Language(RdfXmlScope scope)
    {
        string language = _xml.XmlLang;
        if (language.Length == 0) return "";
        Span<byte> tag = stackalloc byte[64];
        bool fits = Encoding.UTF8.TryGetBytes(language, tag, out int length) && LanguageTag.Length(tag[..length]) == length;
        if (!fits) throw Error($"xml:lang “{language}” is no language tag");
        return scope is { IsVersion12: true, Direction: { } direction } ? $"{language}--{direction}" : language;
    }

    private RdfXmlScope ScopeOf(RdfXmlScope outer)
    {
        RdfXmlScope scope = outer;
        if (_attributes.Base is { } @base) scope = scope with { Base = new IriResolver(Resolve(outer, @base).Value) };
        if (_attributes.Version is { } version) scope = scope with { IsVersion12 = version.Value.StartsWith("1.2", StringComparison.Ordinal) };
        if (_attributes.Direction is { } direction) scope = scope with { Direction = direction.Value is "ltr" or "rtl" ? direction.Value : null };
        return scope;
    }

    private RdfXmlNode Identify(RdfXmlScope scope, RdfXmlAttribute id)
    {
        CheckName(id);
        RdfXmlNode node = Resolve(scope, id with { Value = "#" + id.Value });
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

    private RdfXmlNode Resolve(RdfXmlScope scope, RdfXmlAttribute attribute)
    {
        byte[] reference = LegacyIri.ToIri(attribute.Value);
        if (IriSyntax.SchemeLength(reference) > 0) return new RdfXmlNode(TermKind.Iri, reference);
        if (scope.Base is not { } resolver)
        {
            throw Error($"“{attribute.Value}” is a relative IRI, and the document has no base; give one, or write xml:base", attribute);
        }
        byte[] resolved = new byte[resolver.MaxLength(reference.Length)];
        int length = resolver.Resolve(reference, resolved);
        return new RdfXmlNode(TermKind.Iri, resolved[..length]);
    }

    private RdfSyntaxException Error(string reason, RdfXmlAttribute at) => Error(reason, at.Line, at.Column);

    private RdfSyntaxException Error(string reason) => Error(reason, _position.LineNumber, _position.LinePosition);

    private RdfSyntaxException Error(string reason, int line, int column) => new(reason, _options.SourceName, line, column);
}
