using System.Xml;
using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.RdfXml;

/// <content>The property elements (§7.2.14–7.2.21) and what RDF 1.2 adds to them.</content>
internal sealed partial class RdfXmlReader
{
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
}
