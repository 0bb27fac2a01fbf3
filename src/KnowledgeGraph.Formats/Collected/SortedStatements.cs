using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Formats.Collected;

/// <summary>
/// Statements sorted by graph, subject, predicate (<c>rdf:type</c> first) and object, each once. Terms are numbered in their order, so that
/// the numbers compare as the terms do.
/// </summary>
/// <remarks>Immutable.</remarks>
internal sealed class SortedStatements
{
    private readonly TermTable _terms;
    private readonly int[] _order;
    private readonly Statement[] _statements;

    private SortedStatements(TermTable terms, int[] order, Statement[] statements)
    {
        _terms = terms;
        _order = order;
        _statements = statements;
        Type = Number("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8);
        First = Number("http://www.w3.org/1999/02/22-rdf-syntax-ns#first"u8);
        Rest = Number("http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"u8);
        Nil = Number("http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"u8);
        BlankNodes = Begin(TermKind.BlankNode)..Begin(TermKind.Literal);
        Nesting = new BlankNodeNesting(this);
    }

    /// <summary>The number of statements.</summary>
    public int Count => _statements.Length;

    /// <summary>The number of terms and 1, as 0 is no term.</summary>
    public int TermCount => _order.Length;

    /// <summary>The numbers of the blank nodes.</summary>
    public Range BlankNodes { get; }

    /// <summary>The number of <c>rdf:type</c>, or -1 where it does not occur; so for the next three.</summary>
    public int Type { get; }

    /// <summary>The number of <c>rdf:first</c>.</summary>
    public int First { get; }

    /// <summary>The number of <c>rdf:rest</c>.</summary>
    public int Rest { get; }

    /// <summary>The number of <c>rdf:nil</c>.</summary>
    public int Nil { get; }

    /// <summary>Which blank nodes need no label.</summary>
    public BlankNodeNesting Nesting { get; }

    /// <summary>A statement.</summary>
    public Statement this[int index] => _statements[index];

    /// <summary>The term of a number.</summary>
    public Utf8Term Term(int number) => _terms[_order[number]];

    /// <summary>The kind of a term.</summary>
    public TermKind KindOf(int number) => _terms.KindOf(_order[number]);

    /// <summary>
    /// Sorts what was collected, which must not be changed afterwards. Blank nodes get their canonical labels first where these count, so
    /// that isomorphic input is sorted alike.
    /// </summary>
    /// <param name="collected">The statements.</param>
    /// <param name="sortsByLabel">Whether labels count that are not written, as nodes are sorted by them.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static SortedStatements Of(StatementCollector collected, bool sortsByLabel, CancellationToken cancellationToken)
    {
        SortedStatements sorted = Sort(collected, cancellationToken);
        bool labelsCount = sorted.Nesting.HasLabels || (sortsByLabel && !sorted.BlankNodes.Start.Equals(sorted.BlankNodes.End));
        return labelsCount && CanonicalLabels.TryApply(collected, cancellationToken) ? Sort(collected, cancellationToken) : sorted;
    }

    /// <summary>Behind the last of the statements from an index on that have the same graph and subject.</summary>
    public int EndOfSubject(int start)
    {
        Statement first = _statements[start];
        int end = start + 1;
        while (end < Count && _statements[end].Subject == first.Subject && _statements[end].Graph == first.Graph) end++;
        return end;
    }

    /// <summary>Behind the last of the statements of a subject from an index on that have the same predicate.</summary>
    public int EndOfPredicate(int start, int endOfSubject)
    {
        int end = start + 1;
        while (end < endOfSubject && _statements[end].Predicate == _statements[start].Predicate) end++;
        return end;
    }

    private static SortedStatements Sort(StatementCollector collected, CancellationToken cancellationToken)
    {
        int[] order = [.. Enumerable.Range(0, collected.Terms.Count)];
        Array.Sort(order, new TermOrder(collected.Terms));
        cancellationToken.ThrowIfCancellationRequested();
        int[] numbers = new int[order.Length];
        for (int number = 0; number < order.Length; number++) numbers[order[number]] = number;

        int type = Find(collected.Terms, order, Utf8Term.Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"u8));
        var keys = new UInt128[collected.Statements.Count];
        for (int i = 0; i < keys.Length; i++)
        {
            Statement statement = collected.Statements[i];
            int predicate = numbers[statement.Predicate];
            // Nothing else has the predicate 0, so it stands for rdf:type while sorting.
            keys[i] = new UInt128(
                ((ulong)numbers[statement.Graph] << 32) | (uint)numbers[statement.Subject],
                ((ulong)(predicate == type ? 0 : predicate) << 32) | (uint)numbers[statement.Object]);
        }
        Array.Sort(keys);
        cancellationToken.ThrowIfCancellationRequested();

        var statements = new Statement[keys.Length];
        int count = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            if (i > 0 && keys[i] == keys[i - 1]) continue;
            ulong high = (ulong)(keys[i] >> 64), low = (ulong)keys[i];
            int predicate = (int)(low >> 32);
            statements[count++] = new((int)(high >> 32), (int)(uint)high, predicate == 0 ? type : predicate, (int)(uint)low);
        }
        Array.Resize(ref statements, count);
        return new SortedStatements(collected.Terms, order, statements);
    }

    private static int Find(TermTable terms, int[] order, in Utf8Term term)
    {
        int low = 1;
        int high = order.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            int comparison = TermOrder.Compare(terms[order[middle]], term);
            if (comparison == 0) return middle;
            if (comparison < 0) low = middle + 1;
            else high = middle;
        }
        return -1;
    }

    /// <summary>The number of a term, or -1 where it was not collected.</summary>
    public int NumberOf(in Utf8Term term) => Find(_terms, _order, term);

    private int Number(ReadOnlySpan<byte> iri) => NumberOf(Utf8Term.Iri(iri));

    // Where the terms of a kind, and those behind it, begin.
    private int Begin(TermKind kind)
    {
        int low = 0;
        int high = _order.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (TermOrder.Rank(KindOf(middle)) < TermOrder.Rank(kind)) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
