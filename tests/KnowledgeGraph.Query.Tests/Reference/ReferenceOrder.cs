using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Expressions;

namespace KnowledgeGraph.Query.Tests.Reference;

/// <summary>ORDER BY, LIMIT and OFFSET (SPARQL 1.1 §15), as far as the specification decides them.</summary>
internal static class ReferenceOrder
{
    private static readonly OrderCondition Ascending = new(new VariableExpression(new Variable("a")), false);

    public static List<(Solution Row, Term?[] Keys)> Sort(List<(Solution Row, Term?[] Keys)> rows, IReadOnlyList<OrderCondition> conditions) =>
        [.. rows.Order(Comparer<(Solution Row, Term?[] Keys)>.Create((a, b) => Compare(a.Keys, b.Keys, conditions)))];

    /// <summary>Each row once. Where the same rows have different keys, it is open which of them stays.</summary>
    public static List<(Solution Row, Term?[] Keys)> Distinct(List<(Solution Row, Term?[] Keys)> rows) =>
        [.. rows.GroupBy(each => ReferenceEvaluator.Identity(each.Row)).Select(group => group.All(each => Enumerable.SequenceEqual(each.Keys, group.First().Keys))
            ? group.First() : throw new UndecidedException("which of equal rows stays"))];

    /// <summary>Some of the rows, where the order decides which.</summary>
    public static List<Solution> Slice(List<(Solution Row, Term?[] Keys)> rows, long offset, long? limit)
    {
        int start = (int)Math.Min(offset, rows.Count), end = (int)Math.Min(start + (limit ?? rows.Count), rows.Count);
        if (end > start)
        {
            RefuseTie(rows, start);
            RefuseTie(rows, end);
        }
        return [.. rows.Take(start..end).Select(each => each.Row)];
    }

    /// <summary>Compares keys; 0 too where blank nodes, whose order is open, come before the keys that differ.</summary>
    public static int Compare(Term?[] a, Term?[] b, IReadOnlyList<OrderCondition> conditions)
    {
        for (int i = 0; i < conditions.Count; i++)
        {
            int order = ReferenceValues.Order(a[i], b[i]);
            if (order != 0) return conditions[i].Descending ? -order : order;
            if (HasBlankNode(a[i])) break;
        }
        return 0;
    }

    private static bool HasBlankNode(Term? term) =>
        term is BlankNode || (term is TripleTerm triple && (HasBlankNode(triple.Subject) || HasBlankNode(triple.Object)));

    // Rows with the same keys have no order: a cut between them is open, unless they are the same rows.
    private static void RefuseTie(List<(Solution Row, Term?[] Keys)> rows, int cut)
    {
        if (cut == 0 || cut == rows.Count || !AreTied(rows[cut - 1].Keys, rows[cut].Keys)) return;
        string row = ReferenceEvaluator.Identity(rows[cut].Row);
        bool isOpen = rows.Exists(each => AreTied(each.Keys, rows[cut].Keys) && ReferenceEvaluator.Identity(each.Row) != row);
        if (isOpen) throw new UndecidedException("which of equal rows LIMIT keeps");
    }

    private static bool AreTied(Term?[] a, Term?[] b) => Compare(a, b, [.. a.Select(_ => Ascending)]) == 0;
}
