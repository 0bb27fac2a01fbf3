using CsCheck;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Query.Tests.Reference;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Tests;

/// <summary>
/// Random queries of every form, which show, sort, cut or count what their pattern finds, name graphs and have little memory, against the
/// reference evaluator.
/// </summary>
public sealed class FormDifferentialTests
{
    [Theory]
    [InlineData(1, DefaultGraphMode.Union, "", 2000)]
    [InlineData(2, DefaultGraphMode.StoreDefault, "", 1000)]
    [InlineData(2, DefaultGraphMode.Union, "", 1000)]
    [InlineData(3, DefaultGraphMode.StoreDefault, "", 1000)]
    [InlineData(2, DefaultGraphMode.Union, "keys", 1000)]
    [InlineData(2, DefaultGraphMode.StoreDefault, "sorted", 1000)]
    [InlineData(2, DefaultGraphMode.Union, "first", 1000)]
    [InlineData(2, DefaultGraphMode.Union, "few", 1000)]
    [InlineData(2, DefaultGraphMode.StoreDefault, "all", 1000)]
    public void Execute_RandomForm_AnswersAsTheReference(int depth, DefaultGraphMode mode, string way, int cases)
    {
        var engine = new QueryEngine { Costs = PlanWay.Costs(way) };
        Gen.Select(RandomTerms.Data, RandomQueries.Pattern(depth), RandomForm.Any).Sample(
            (quads, pattern, form) => Check(quads, pattern, form, mode, engine, query => query),
            iter: RandomTerms.Scale(cases),
            threads: 1,
            print: each => Print(each.Item1, each.Item2, each.Item3));
    }

    [Theory]
    [InlineData(1, DefaultGraphMode.StoreDefault, 2000)]
    [InlineData(2, DefaultGraphMode.Union, 3000)]
    [InlineData(3, DefaultGraphMode.StoreDefault, 1000)]
    public void Execute_RandomFormAsText_AnswersAsTheReference(int depth, DefaultGraphMode mode, int cases) =>
        Gen.Select(RandomTerms.Data, RandomQueries.Pattern(depth), RandomForm.Any.Select(form => form.WithColumns())).Sample(
            (quads, pattern, form) => Check(quads, pattern, form, mode, new QueryEngine(), query => SparqlParser.ParseQuery(SparqlText.Of(query))),
            iter: RandomTerms.Scale(cases),
            threads: 1,
            print: each => Print(each.Item1, each.Item2, each.Item3));

    private static void Check(Quad[] quads, AlgebraNode pattern, RandomForm form, DefaultGraphMode mode, QueryEngine engine,
        Func<Sparql.Algebra.Query, Sparql.Algebra.Query> transform)
    {
        using TestStore store = TestStore.InLayers(quads);
        Variable[] all = [.. Rewriting.MentionedVariables.Of(pattern).Where(variable => variable.IsVisible).OrderBy(variable => variable.Name, StringComparer.Ordinal)];
        ReferenceDataset dataset = ReferenceDataset.Of(store.ReadAll(), form.Dataset, mode);
        List<(Solution Row, Term?[] Keys)> rows;
        Sparql.Algebra.Query query;
        try
        {
            AlgebraNode sorted = form.Order.Length == 0 ? pattern : new OrderBy(pattern, form.Order);
            if (form.Bindings.Count > 0)
            {
                sorted = ReferenceSubstitution.Apply(sorted, form.Bindings.ToDictionary(each => new Variable(each.Key), each => each.Value));
            }
            rows = new ReferenceEvaluator(dataset).Sorted(sorted);
            query = transform(form.Of(pattern, all));
        }
        catch (UndecidedException)
        {
            return;
        }
        var options = new QueryOptions { DefaultGraph = mode, MemoryBudget = form.Budget ?? 1L << 30, Bindings = form.Bindings };
        try
        {
            using QueryResult result = engine.Execute(query, store.Snapshot, options);
            Check(form, all, dataset.Default, rows, result);
        }
        catch (QueryMemoryLimitException) when (form.Budget is not null)
        {
            // The answer or this, and nothing else.
        }
    }

    private static void Check(RandomForm form, Variable[] all, HashSet<Triple> graph, List<(Solution Row, Term?[] Keys)> rows, QueryResult result)
    {
        int cut = Math.Min(Math.Max(0, rows.Count - form.Offset), form.Limit ?? int.MaxValue);
        switch (form.Kind)
        {
            case FormKind.All:
                AssertCut(form, rows, Texts(rows, all), TestStore.Rows((SelectResult)result), cut);
                break;
            case FormKind.Some:
                AssertEqual(Texts(rows, form.Shown), TestStore.Rows((SelectResult)result));
                break;
            case FormKind.Distinct:
                AssertEqual(Texts(rows, form.Shown).Distinct(), TestStore.Rows((SelectResult)result));
                break;
            case FormKind.Reduced:
                List<string> reduced = TestStore.Rows((SelectResult)result);
                AssertEqual(Texts(rows, form.Shown).Distinct(), reduced.Distinct());
                AssertAreAmong(Texts(rows, form.Shown), reduced);
                break;
            case FormKind.Ask:
                Assert.Equal(cut > 0, ((AskResult)result).Value);
                break;
            case FormKind.Count:
                AssertEqual([ReferenceExpressions.Integer(cut).ToString()], TestStore.Rows((SelectResult)result));
                break;
            case FormKind.Describe:
                IEnumerable<Term> resources = rows.SelectMany(each => form.Shown.Select(variable => each.Row[variable])).OfType<Term>();
                AssertEqual(ReferenceDescription.Of(graph, resources).Select(each => Text(new Quad(each.Subject, each.Predicate, each.Object, null))),
                    Triples(result).Select(Text));
                break;
            default:
                IEnumerable<Quad> triples = rows.SelectMany(each => ReferenceTemplate.Fill(
                    [.. form.Template.Select(quad => quad with { Graph = null })], null, each.Row, term => term));
                AssertEqual(triples.Distinct().Select(Text), Triples(result).Select(Text));
                break;
        }
    }

    private static Dataset Triples(QueryResult result)
    {
        var sink = new DatasetSink();
        while (((GraphResult)result).WriteNext(sink))
        {
        }
        return sink.Dataset;
    }

    /// <summary>Whether rows are as many as were asked for, of those that there are, and sorted: which of equal rows come is open.</summary>
    private static void AssertCut(RandomForm form, List<(Solution Row, Term?[] Keys)> rows, List<string> texts, List<string> actual, int cut)
    {
        Assert.True(cut == actual.Count, $"expected {cut} of {Show(texts)}\n\nactual {Show(actual)}");
        AssertAreAmong(texts, actual);
        for (int i = 0; i < actual.Count; i++)
        {
            Term?[] keys = rows[texts.IndexOf(actual[i])].Keys;
            bool isInPlace = ReferenceOrder.Compare(keys, rows[form.Offset + i].Keys, form.Order) == 0;
            Assert.True(isInPlace, $"row {i} is out of order: expected {Show(texts)}\n\nactual {Show(actual)}");
        }
    }

    private static void AssertAreAmong(List<string> all, List<string> actual)
    {
        Dictionary<string, int> counts = all.CountBy(each => each).ToDictionary();
        bool areAmong = actual.CountBy(each => each).All(each => counts.GetValueOrDefault(each.Key) >= each.Value);
        Assert.True(areAmong, $"expected some of {Show(all)}\n\nactual {Show(actual)}");
    }

    private static void AssertEqual(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        List<string> wanted = [.. expected.Order(StringComparer.Ordinal)], found = [.. actual.Order(StringComparer.Ordinal)];
        Assert.True(wanted.SequenceEqual(found), $"expected {Show(wanted)}\n\nactual {Show(found)}");
    }

    private static List<string> Texts(List<(Solution Row, Term?[] Keys)> rows, Variable[] shown) =>
        [.. rows.Select(each => each.Row.Key(shown).Replace(RandomTerms.Base, "", StringComparison.Ordinal))];

    private static string Text(Quad quad) => quad.ToString().Replace(RandomTerms.Base, "", StringComparison.Ordinal);

    private static string Show(List<string> rows) => $"{rows.Count} rows:\n{string.Join('\n', rows.Take(40))}";

    private static string Print(Quad[] quads, AlgebraNode pattern, RandomForm form) =>
        $"\n{string.Join('\n', quads)}\n\n{form}\n{AlgebraPrinter.Print(pattern)}\n".Replace(RandomTerms.Base, "", StringComparison.Ordinal);
}
