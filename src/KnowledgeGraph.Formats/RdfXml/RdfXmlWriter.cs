using System.Text;
using KnowledgeGraph.Formats.Collected;
using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.RdfXml;

/// <summary>
/// Writes RDF/XML for a reader's eye: nodes sorted, their first type as the element's name, blank nodes and collections in the place of
/// their only mention. All graphs are merged. Isomorphic datasets give equal bytes.
/// </summary>
internal sealed class RdfXmlWriter(
    Stream stream, RdfWriterOptions options, StatementCollector collected, CancellationToken cancellationToken) : IQuadWriter
{
    private readonly RdfXmlNames _names = new(options.Prefixes);
    private readonly RdfXmlOutput _output = new(stream);
    private readonly Dictionary<int, string> _qualified = [];
    private readonly HashSet<int> _flat = [];
    private SortedStatements _statements = null!;
    private BlankNodeNesting _nesting = null!;

    /// <inheritdoc/>
    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph) =>
        collected.Add(subject, predicate, @object, default);

    /// <inheritdoc/>
    public void OnPrefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri) =>
        _names.Add(Encoding.UTF8.GetString(prefix), Encoding.UTF8.GetString(iri));

    /// <inheritdoc/>
    public void Complete()
    {
        _statements = SortedStatements.Of(collected, sortsByLabel: true, cancellationToken);
        _nesting = _statements.Nesting;
        for (int i = 0; i < _statements.Count; i++)
        {
            // Names first, in the order of the document, so that all prefixes stand in the root.
            Qualify(_statements[i].Predicate);
            if (_statements[i].Predicate == _statements.Type) Qualify(_statements[i].Object);
            FlattenListOfLiterals(_statements[i]);
        }
        _output.Start(_names);
        int end;
        for (int start = 0; start < _statements.Count; start = end)
        {
            cancellationToken.ThrowIfCancellationRequested();
            end = _statements.EndOfSubject(start);
            if (!IsNested(_statements[start].Subject)) WriteNode(_statements[start].Subject, start, end, 1);
        }
        _output.End();
    }

    /// <inheritdoc/>
    public void Dispose() => _output.Dispose();

    private void Qualify(int iri)
    {
        if (_statements.KindOf(iri) != TermKind.Iri || _qualified.ContainsKey(iri)) return;
        if (_names.Find(TextOf(iri), out KeyValuePair<string, string>? declares) is not { } name) return;
        if (declares is { } own) _names.Add(own.Key, own.Value);
        _qualified.Add(iri, name);
    }

    /// <summary>
    /// A collection holds no literals: the cells of such lists become nodes of their own, as nested they could be very deep.
    /// </summary>
    private void FlattenListOfLiterals(Statement mention)
    {
        if (!_nesting.IsList(mention.Object) || (mention.Predicate == _statements.Rest && _nesting.IsList(mention.Subject))) return;
        bool hasLiteral = false;
        foreach ((_, int item) in Cells(mention.Object)) hasLiteral |= _statements.KindOf(item) == TermKind.Literal;
        if (hasLiteral) _flat.UnionWith(Cells(mention.Object).Select(cell => cell.Node));
    }

    private bool IsNested(int term) => _nesting.IsNested(term) && !_flat.Contains(term);

    private IEnumerable<(int Node, int Item)> Cells(int head)
    {
        for (int cell = head; cell != _statements.Nil;)
        {
            (int item, int next) = _nesting.Cell(cell);
            yield return (cell, item);
            cell = next;
        }
    }

    private void WriteNested(int node, int level)
    {
        int start = _nesting.StatementsOf(node);
        WriteNode(node, start, start < 0 ? start : _statements.EndOfSubject(start), level);
    }

    // A node and its statements, from one index to another.
    private void WriteNode(int subject, int start, int end, int level)
    {
        int typed = start;
        while (typed < end && !IsElementType(_statements[typed])) typed++;
        bool hasElementType = typed < end;
        string name = hasElementType ? _qualified[_statements[typed].Object] : "rdf:Description";
        _output.Line(level);
        _output.Markup("<" + name);
        if (!IsNested(subject) && !_nesting.IsBare(subject)) _output.NodeAttribute(_statements.Term(subject).ToTerm(), "rdf:about");
        if (end - start == (hasElementType ? 1 : 0))
        {
            _output.Markup("/>");
            return;
        }
        _output.Markup(">");
        for (int i = start; i < end; i++)
        {
            if (i != typed) WriteProperty(_statements[i], level + 1);
        }
        _output.Line(level);
        _output.Markup($"</{name}>");
    }

    private void WriteProperty(Statement statement, int level)
    {
        string name = PropertyName(statement.Predicate);
        int value = statement.Object;
        _output.Line(level);
        _output.Markup("<" + name);
        if (_statements.KindOf(value) == TermKind.Literal)
        {
            _output.Literal(name, (Literal)_statements.Term(value).ToTerm());
        }
        else if (_statements.KindOf(value) == TermKind.Triple)
        {
            _output.Triple(name, (TripleTerm)_statements.Term(value).ToTerm(), level, _names);
        }
        else if (_nesting.IsList(value) && !_flat.Contains(value))
        {
            _output.Markup(" rdf:parseType=\"Collection\">");
            foreach ((_, int item) in Cells(value)) WriteItem(item, level + 1);
            _output.Line(level);
            _output.Markup($"</{name}>");
        }
        else if (IsNested(value))
        {
            _output.Markup(">");
            WriteNested(value, level + 1);
            _output.Line(level);
            _output.Markup($"</{name}>");
        }
        else
        {
            _output.NodeAttribute(_statements.Term(value).ToTerm(), "rdf:resource");
            _output.Markup("/>");
        }
    }

    private void WriteItem(int item, int level)
    {
        if (IsNested(item))
        {
            WriteNested(item, level);
            return;
        }
        _output.Line(level);
        _output.Markup("<rdf:Description");
        _output.NodeAttribute(_statements.Term(item).ToTerm(), "rdf:about");
        _output.Markup("/>");
    }

    private bool IsElementType(Statement statement) =>
        statement.Predicate == _statements.Type && _qualified.ContainsKey(statement.Object) && !RdfXmlName.IsReserved(TextOf(statement.Object));

    private string PropertyName(int predicate) =>
        _qualified.TryGetValue(predicate, out string? name) && !RdfXmlName.IsReserved(TextOf(predicate))
            ? name : throw RdfXmlNames.NotAName((Iri)_statements.Term(predicate).ToTerm());

    private string TextOf(int iri) => Encoding.UTF8.GetString(_statements.Term(iri).Value);
}
