using System.Text;
using KnowledgeGraph.Formats.Text;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Vocabulary;

namespace KnowledgeGraph.Formats.Turtle;

/// <summary>
/// Writes Turtle, and TriG where <c>writesGraphs</c>, for a reader's eye: sorted, grouped, with blank nodes and lists in their place.
/// Holds everything until the end; isomorphic datasets give equal bytes.
/// </summary>
internal sealed class PrettyTurtleWriter : IQuadWriter
{
    private const int LineLength = 110;
    private const string IndentUnit = "    ";

    private readonly Stream _stream;
    private readonly bool _writesGraphs;
    private readonly DatasetSink _collected = new();
    private readonly PrefixMap _prefixes = new();
    private readonly Utf8Output _scratch = new();
    private readonly TurtleTermWriter _terms;
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private BlankNodeNesting? _nesting;
    private Dictionary<Term, List<Quad>> _bySubject = [];

    public PrettyTurtleWriter(Stream stream, RdfWriterOptions options, bool writesGraphs)
    {
        _stream = stream;
        _writesGraphs = writesGraphs;
        _terms = new TurtleTermWriter(_scratch, _prefixes);
        foreach ((string prefix, string iri) in options.Prefixes) OnPrefix(Encoding.UTF8.GetBytes(prefix), Encoding.UTF8.GetBytes(iri));
    }

    /// <inheritdoc/>
    public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
    {
        NTriples.TermWriter.CheckPositions(subject, predicate, graph);
        _collected.OnQuad(subject, predicate, @object, _writesGraphs ? graph : default);
    }

    /// <inheritdoc/>
    public void OnPrefix(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> iri) => _prefixes.Add(prefix, iri);

    /// <inheritdoc/>
    public void Complete()
    {
        Dataset dataset = _collected.Dataset;
        _nesting = new BlankNodeNesting(dataset);
        if (_nesting.HasLabels)
        {
            dataset = CanonicalLabels.Apply(dataset);
            _nesting = new BlankNodeNesting(dataset);
        }
        var body = new StringBuilder();
        IEnumerable<IGrouping<Term?, Quad>> graphs = dataset.GroupBy(quad => quad.Graph);
        foreach (IGrouping<Term?, Quad> graph in graphs.OrderBy(graph => graph.Key, TermOrder.Instance))
        {
            if (body.Length > 0) body.Append('\n');
            WriteGraph(body, graph.Key, graph);
        }

        _scratch.Clear();
        foreach (PrefixMap.Entry entry in _prefixes.Declared.Where(entry => entry.IsUsed)) _terms.WriteDeclaration(entry);
        if (_scratch.Pending.Length > 0 && body.Length > 0) _scratch.Write((byte)'\n');
        _stream.Write(_scratch.Pending);
        foreach (ReadOnlyMemory<char> chunk in body.GetChunks())
        {
            // A surrogate pair must not be cut by the end of a chunk, so the encoder keeps its state.
            WriteChunk(chunk.Span);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _scratch.Dispose();

    private void WriteChunk(ReadOnlySpan<char> chunk)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetMaxByteCount(chunk.Length)];
        int length = _encoder.GetBytes(chunk, bytes, flush: false);
        _stream.Write(bytes, 0, length);
    }

    private void WriteGraph(StringBuilder text, Term? name, IEnumerable<Quad> quads)
    {
        _bySubject = quads.GroupBy(quad => quad.Subject).ToDictionary(group => group.Key, group => group.ToList());
        int level = name is null ? 0 : 1;
        var statements = new List<string>();
        var bare = new List<string>();
        foreach (Term subject in _bySubject.Keys.Where(subject => !_nesting!.IsNested(subject)).Order(TermOrder.Instance))
        {
            if (_nesting!.IsBare(subject)) bare.Add("[] " + Predicates(subject, level));
            else statements.Add(Text(subject) + " " + Predicates(subject, level));
        }
        bare.Sort(StringComparer.Ordinal);

        if (name is not null) text.Append(Name(name)).Append(" {\n");
        string indent = Indent(level);
        text.Append(indent).AppendJoin(" .\n\n" + indent, statements.Concat(bare)).Append(" .\n");
        if (name is not null) text.Append("}\n");
    }

    // The predicates and objects of a subject, on lines of their own after the first.
    private string Predicates(Term subject, int level)
    {
        IEnumerable<string> lines = _bySubject[subject]
            .GroupBy(quad => quad.Predicate)
            .OrderBy(group => group.Key != RdfVocabulary.Type)
            .ThenBy(group => group.Key.Value, StringComparer.Ordinal)
            .Select(group => PredicateText(group.Key) + Objects(group.Select(quad => quad.Object), level + 1));
        return string.Join(" ;\n" + Indent(level + 1), lines);
    }

    // The objects with the white space before them: on the line of the predicate where they fit, else on a line each.
    private string Objects(IEnumerable<Term> objects, int level)
    {
        ILookup<bool, Term> byNesting = objects.ToLookup(_nesting!.IsNested);
        string[] plain = [.. byNesting[false].Order(TermOrder.Instance).Select(Text)];
        bool hasNested = byNesting[true].Any();
        bool breaks = plain.Length > 0 && (hasNested || (plain.Length > 1 && !FitOnLine(plain)));
        int nestedLevel = breaks ? level + 1 : level;
        IEnumerable<string> nested = byNesting[true].Select(node => Nested((BlankNode)node, nestedLevel)).Order(StringComparer.Ordinal);
        string lineStart = "\n" + Indent(level + 1);
        return breaks ? lineStart + string.Join("," + lineStart, plain.Concat(nested)) : " " + string.Join(", ", plain.Concat(nested));
    }

    private string Nested(BlankNode node, int level)
    {
        if (_nesting!.IsList(node)) return List(node, level);
        if (!_bySubject.ContainsKey(node)) return "[]";
        string predicates = Predicates(node, level);
        return predicates.Contains('\n') || predicates.Length > LineLength
            ? "[\n" + Indent(level + 1) + predicates + "\n" + Indent(level) + "]"
            : "[ " + predicates + " ]";
    }

    private string List(BlankNode head, int level)
    {
        var items = new List<string>();
        for (Term cell = head; cell != RdfVocabulary.Nil; cell = ObjectOf(cell, RdfVocabulary.Rest))
        {
            Term item = ObjectOf(cell, RdfVocabulary.First);
            items.Add(_nesting!.IsNested(item) ? Nested((BlankNode)item, level + 1) : Text(item));
        }
        return FitOnLine(items)
            ? "( " + string.Join(' ', items) + " )"
            : "(\n" + Indent(level + 1) + string.Join("\n" + Indent(level + 1), items) + "\n" + Indent(level) + ")";
    }

    private Term ObjectOf(Term subject, Iri predicate) => _bySubject[subject].First(quad => quad.Predicate == predicate).Object;

    private string Text(Term term) => term == RdfVocabulary.Nil ? "()" : Name(term);

    private string Name(Term term)
    {
        _scratch.Clear();
        _terms.Write(Utf8Term.From(term));
        return Encoding.UTF8.GetString(_scratch.Pending);
    }

    private string PredicateText(Iri predicate)
    {
        _scratch.Clear();
        _terms.WritePredicate(Utf8Term.From(predicate));
        return Encoding.UTF8.GetString(_scratch.Pending);
    }

    private static bool FitOnLine(IReadOnlyCollection<string> texts) =>
        texts.Sum(text => text.Length + 2) <= LineLength && !texts.Any(text => text.Contains('\n'));

    private static string Indent(int level) => string.Concat(Enumerable.Repeat(IndentUnit, level));
}
