using System.Runtime.CompilerServices;
using System.Xml;
using KnowledgeGraph.Rdf;

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

    private void CheckElement()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _element = (_position.LineNumber, _position.LinePosition);
        if (_xml.Depth > _options.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Error($"elements are nested more than {_options.MaxDepth} deep");
        }
    }

    private RdfSyntaxException Error(string reason, RdfXmlAttribute at) => Error(reason, at.Line, at.Column);

    private RdfSyntaxException Error(string reason) => Error(reason, _position.LineNumber, _position.LinePosition);

    private RdfSyntaxException Error(string reason, int line, int column) => new(reason, _options.SourceName, line, column);
}
