using System.Globalization;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;
using KnowledgeGraph.Rdf.Vocabulary;
using KnowledgeGraph.Sparql.Results;

namespace KnowledgeGraph.Conformance.Sparql;

/// <summary>Compares answers as the suites ask: as multisets or sequences, up to a renaming of blank nodes.</summary>
internal static class SolutionComparison
{
    /// <summary>
    /// Fails where the answers differ. Written as a graph, each distinct row is a node with its values and how often (or where) it
    /// comes; two answers are the same where their graphs are isomorphic.
    /// </summary>
    public static void AssertSame(SolutionTable expected, SolutionTable actual, bool isOrdered)
    {
        Assert.Equal(expected.Boolean, actual.Boolean);
        Assert.Equal(expected.Variables.Order(StringComparer.Ordinal), actual.Variables.Order(StringComparer.Ordinal));
        if (AreSame(expected, actual, isOrdered) || AreSame(WithPlainNumbers(expected), WithPlainNumbers(actual), isOrdered)) return;
        Fail(expected, actual);
    }

    private static bool AreSame(SolutionTable expected, SolutionTable actual, bool isOrdered) =>
        DatasetIsomorphism.AreIsomorphic(ToGraph(expected, isOrdered), ToGraph(actual, isOrdered));

    // No specification fixes the lexical form of a computed number, and the suites do not keep to one: 3 and 3.0E0 are the same double.
    private static SolutionTable WithPlainNumbers(SolutionTable table) =>
        new(table.Variables, [.. table.Rows.Select(row => (IReadOnlyList<Term?>)[.. row.Select(PlainNumber)])]);

    private static Term? PlainNumber(Term? term)
    {
        if (term is TripleTerm triple) return new TripleTerm(triple.Subject, triple.Predicate, PlainNumber(triple.Object)!);
        if (term is not Literal literal) return term;
        CultureInfo culture = CultureInfo.InvariantCulture;
        if (literal.Datatype == XsdVocabulary.Double && double.TryParse(literal.LexicalForm, culture, out double wide))
        {
            return new Literal(wide.ToString("R", culture), literal.Datatype);
        }
        if (literal.Datatype == XsdVocabulary.Float && float.TryParse(literal.LexicalForm, culture, out float narrow))
        {
            return new Literal(narrow.ToString("R", culture), literal.Datatype);
        }
        if (literal.Datatype == XsdVocabulary.Decimal && decimal.TryParse(literal.LexicalForm, culture, out decimal exact))
        {
            return new Literal(exact.ToString("0.############################", culture), literal.Datatype);
        }
        return term;
    }

    /// <summary>REDUCED: every row is there, at least once and at most as often as expected.</summary>
    public static void AssertReduced(SolutionTable expected, SolutionTable actual)
    {
        Dictionary<string, int> most = Counts(expected);
        Dictionary<string, int> found = Counts(actual);
        bool isAllowed = most.Count == found.Count && found.All(row => row.Value <= most.GetValueOrDefault(row.Key));
        if (!isAllowed) Fail(expected, actual);
    }

    private static Dictionary<string, int> Counts(SolutionTable table) =>
        table.Rows.GroupBy(row => Key(table, row)).ToDictionary(group => group.Key, group => group.Count());

    private static void Fail(SolutionTable expected, SolutionTable actual) =>
        Assert.Fail($"expected {expected.Rows.Count} rows:\n{Show(expected)}\n\nactual {actual.Rows.Count} rows:\n{Show(actual)}");

    private static string Show(SolutionTable table) => string.Join('\n', table.Rows.Take(100).Select(row => Key(table, row)));

    private static List<Quad> ToGraph(SolutionTable table, bool isOrdered)
    {
        var graph = new List<Quad>();
        var groups = table.Rows.Select((row, index) => (row, index))
            .GroupBy(pair => isOrdered ? $"{pair.index} {Key(table, pair.row)}" : Key(table, pair.row));
        foreach (var group in groups)
        {
            (IReadOnlyList<Term?> row, int index) = group.First();

            // A row without blank nodes is named by its contents, which spares the search for a renaming.
            bool isGround = !row.Any(HasBlankNode);
            Term node = isGround ? new Iri("row:" + Uri.EscapeDataString(group.Key)) : new BlankNode($"row{index}");
            var number = new Literal($"{(isOrdered ? index : group.Count())}");
            graph.Add(new Quad(node, new Iri(isOrdered ? "row:index" : "row:count"), number, null));
            for (int column = 0; column < table.Variables.Count; column++)
            {
                var name = new Iri("column:" + table.Variables[column]);
                if (row[column] is { } term) graph.Add(new Quad(node, name, Relabelled(term), null));
            }
        }
        return graph;
    }

    private static bool HasBlankNode(Term? term) =>
        term is BlankNode || (term is TripleTerm triple && (HasBlankNode(triple.Subject) || HasBlankNode(triple.Object)));

    private static Term Relabelled(Term term) => term switch
    {
        BlankNode node => new BlankNode("value" + node.Label),
        TripleTerm triple => new TripleTerm(Relabelled(triple.Subject), triple.Predicate, Relabelled(triple.Object)),
        _ => term,
    };

    private static string Key(SolutionTable table, IReadOnlyList<Term?> row) =>
        string.Concat(table.Variables.Select((name, i) => (name, term: row[i])).OrderBy(pair => pair.name, StringComparer.Ordinal)
            .Where(pair => pair.term is not null).Select(pair => $"?{pair.name} {Text(pair.term!)} "));

    private static string Text(Term term) => term switch
    {
        Literal { Language: { } tag } literal => new Literal(literal.LexicalForm, tag.ToLowerInvariant(), literal.Direction).ToString(),
        TripleTerm triple => $"<<( {triple.Subject} {triple.Predicate} {Text(triple.Object)} )>>",
        _ => term.ToString(),
    };
}
