using System.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>
/// Writes RDF/XML for a reader's eye: nodes sorted, their first type as the element's name, blank nodes and collections in the place of
/// their only mention. All graphs are merged. Isomorphic datasets give equal bytes.
/// </summary>
internal sealed class RdfXmlWriter(Stream stream, RdfWriterOptions options) : IQuadWriter
{
    private readonly DatasetSink _collected = new();
    private readonly RdfXmlNames _names = new(options.Prefixes);
    private readonly RdfXmlOutput _output = new(stream);
    private readonly Dictionary<Iri, string> _qualified = [];
    private Dictionary<Term, List<Quad>> _bySubject = [];
    private readonly HashSet<Term> _flat = [];
    private BlankNodeNesting? _nesting;

    /// <inheritdoc/>
    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        NTriples.TermWriter.CheckPositions(subject, predicate, graph);
        _collected.OnQuad(subject, predicate, @object, default);
    }

    /// <inheritdoc/>
    public void OnPrefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri) =>
        _names.Add(Encoding.UTF8.GetString(prefix), Encoding.UTF8.GetString(iri));

    /// <inheritdoc/>
    public void Complete()
    {
        Dataset dataset = CanonicalLabels.Apply(_collected.Dataset);
        _nesting = new BlankNodeNesting(dataset);
        _bySubject = dataset.GroupBy(quad => quad.Subject).ToDictionary(
            group => group.Key,
            group => group.OrderBy(quad => quad.Predicate != RdfVocabulary.Type)
                .ThenBy(quad => quad.Predicate, TermOrder.Instance).ThenBy(quad => quad.Object, TermOrder.Instance).ToList());
        FlattenListsOfLiterals(dataset);
        Term[] subjects = [.. _bySubject.Keys.Where(subject => !IsNested(subject)).Order(TermOrder.Instance)];

        // Names first, in the order of the document, so that all prefixes stand in the root.
        foreach (Term subject in _bySubject.Keys.Order(TermOrder.Instance))
        {
            foreach (Quad quad in _bySubject[subject])
            {
                Qualify(quad.Predicate);
                if (quad.Predicate == RdfVocabulary.Type && quad.Object is Iri type) Qualify(type);
            }
        }
        _output.Start(_names);
        foreach (Term subject in subjects) WriteNode(subject, 1);
        _output.End();
    }

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();

    private void Qualify(Iri iri)
    {
        if (_qualified.ContainsKey(iri) || _names.Find(iri.Value, out KeyValuePair<string, string>? declares) is not { } name) return;
        if (declares is { } own) _names.Add(own.Key, own.Value);
        _qualified.Add(iri, name);
    }

    /// <summary>
    /// A collection holds no literals: the cells of such lists become nodes of their own, as nested they could be very deep.
    /// </summary>
    private void FlattenListsOfLiterals(Dataset dataset)
    {
        foreach (Quad mention in dataset.Where(quad => _nesting!.IsList(quad.Object)))
        {
            bool isHead = mention.Predicate != RdfVocabulary.Rest || !_nesting!.IsList(mention.Subject);
            if (isHead && Cells(mention.Object).Any(cell => ObjectOf(cell, RdfVocabulary.First) is Literal))
            {
                _flat.UnionWith(Cells(mention.Object));
            }
        }
    }

    private bool IsNested(Term term) => _nesting!.IsNested(term) && !_flat.Contains(term);

    private IEnumerable<Term> Cells(Term head)
    {
        for (Term cell = head; cell != RdfVocabulary.Nil; cell = ObjectOf(cell, RdfVocabulary.Rest)) yield return cell;
    }

    private Term ObjectOf(Term subject, Iri predicate) => _bySubject[subject].First(quad => quad.Predicate == predicate).Object;

    private void WriteNode(Term subject, int level)
    {
        List<Quad> statements = _bySubject.GetValueOrDefault(subject) ?? [];
        Quad? typed = statements.Cast<Quad?>().FirstOrDefault(quad => IsElementType(quad!.Value));
        string name = typed is { } type ? _qualified[(Iri)type.Object] : "rdf:Description";
        _output.Line(level);
        _output.Markup("<" + name);
        if (!IsNested(subject) && !_nesting!.IsBare(subject)) _output.NodeAttribute(subject, "rdf:about");
        if (statements.Count == (typed is null ? 0 : 1))
        {
            _output.Markup("/>");
            return;
        }
        _output.Markup(">");
        foreach (Quad quad in statements)
        {
            if (quad != typed) WriteProperty(quad, level + 1);
        }
        _output.Line(level);
        _output.Markup($"</{name}>");
    }

    private void WriteProperty(Quad quad, int level)
    {
        string name = PropertyName(quad.Predicate);
        _output.Line(level);
        _output.Markup("<" + name);
        if (quad.Object is Literal literal)
        {
            _output.Literal(name, literal);
        }
        else if (_nesting!.IsList(quad.Object) && !_flat.Contains(quad.Object))
        {
            _output.Markup(" rdf:parseType=\"Collection\">");
            foreach (Term cell in Cells(quad.Object)) WriteItem(ObjectOf(cell, RdfVocabulary.First), level + 1);
            _output.Line(level);
            _output.Markup($"</{name}>");
        }
        else if (IsNested(quad.Object))
        {
            _output.Markup(">");
            WriteNode(quad.Object, level + 1);
            _output.Line(level);
            _output.Markup($"</{name}>");
        }
        else
        {
            _output.NodeAttribute(quad.Object, "rdf:resource");
            _output.Markup("/>");
        }
    }

    private void WriteItem(Term item, int level)
    {
        if (IsNested(item))
        {
            WriteNode(item, level);
            return;
        }
        _output.Line(level);
        _output.Markup("<rdf:Description");
        _output.NodeAttribute(item, "rdf:about");
        _output.Markup("/>");
    }

    private bool IsElementType(Quad quad) =>
        quad.Predicate == RdfVocabulary.Type && quad.Object is Iri type
        && _qualified.ContainsKey(type) && !RdfXmlName.IsReserved(type.Value);

    private string PropertyName(Iri predicate) =>
        _qualified.TryGetValue(predicate, out string? name) && !RdfXmlName.IsReserved(predicate.Value)
            ? name : throw RdfXmlNames.NotAName(predicate);
}
