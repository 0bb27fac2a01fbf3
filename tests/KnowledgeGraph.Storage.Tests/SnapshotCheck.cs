using KnowledgeGraph.Rdf;

namespace KnowledgeGraph.Storage.Tests;

/// <summary>Compares a snapshot with a plain set of quads, in every order, prefix and selection of graphs.</summary>
internal static class SnapshotCheck
{
    private static readonly QuadOrder[] Orders = Enum.GetValues<QuadOrder>();

    public static void Check(Snapshot snapshot, IReadOnlySet<Quad> model, Iri?[] graphs, bool allSelectors, int prefixRows, int[] batches)
    {
        Assert.Equal(model.Count, snapshot.QuadCount);
        Assert.Equal(model.Select(quad => quad.Triple).Distinct().Count(), snapshot.TripleCount);
        ValueId[] ids =
            [.. graphs.Where(graph => snapshot.TryGetId(TestTerms.ToUtf8(graph), out _)).Select(graph => TestTerms.IdOf(snapshot, graph))];
        Row[] rows = [.. model.Select(quad => RowOf(snapshot, quad))];
        Assert.Equal(rows.Select(row => row.G).Where(g => g != ValueId.DefaultGraph).Distinct().Order(), snapshot.NamedGraphs);
        CheckStatistics(snapshot, rows);
        foreach (Quad quad in model) Assert.Equal(quad, QuadOf(snapshot, RowOf(snapshot, quad)));

        List<GraphSelector> selectors = [GraphSelector.Default, GraphSelector.MergeAll, GraphSelector.Each, GraphSelector.EachNamed];
        if (allSelectors)
        {
            selectors.AddRange(ids.Select(GraphSelector.One));
            selectors.AddRange([GraphSelector.Merge([]), GraphSelector.EachOf([]), GraphSelector.Merge(ids), GraphSelector.EachOf(ids)]);
            selectors.AddRange([GraphSelector.Merge(ids.Skip(1)), GraphSelector.EachOf(ids.Skip(1)), GraphSelector.Merge(ids.Take(2))]);
        }
        foreach (GraphSelector selector in selectors)
        {
            CheckPrefix(snapshot, rows, default, selector, batches);
            foreach (Row row in rows.Take(prefixRows))
            {
                for (int mask = 1; mask < 8; mask++)
                {
                    TriplePrefix prefix = new(
                        (mask & 1) != 0 ? row.S : ValueId.None,
                        (mask & 2) != 0 ? row.P : ValueId.None,
                        (mask & 4) != 0 ? row.O : ValueId.None);
                    CheckPrefix(snapshot, rows, prefix, selector, batches);
                }
            }
        }
    }

    private static void CheckPrefix(Snapshot snapshot, Row[] all, TriplePrefix prefix, GraphSelector selector, int[] batches)
    {
        Row[] matching = [.. Select(all, prefix, selector)];
        Assert.Equal(matching.Length, snapshot.Count(prefix, selector));
        foreach (QuadOrder order in Orders)
        {
            bool isMerge = selector.IsMerge;
            bool isSingle = !selector.IsAll && selector.Graphs.Count == 1;
            if (order == QuadOrder.Gspo && isMerge && !isSingle) continue;
            int[] roles = [.. RolesOf(order)];
            bool[] isConstant =
                [!prefix.Subject.IsNone, !prefix.Predicate.IsNone, !prefix.Object.IsNone, order == QuadOrder.Gspo && isSingle];
            int constants = isConstant.Count(x => x);
            if (roles.Take(constants).Any(role => !isConstant[role]))
            {
                Assert.Throws<ArgumentException>(() => snapshot.Scan(prefix, selector, order));
                continue;
            }
            Row[] expected =
                [.. matching.OrderBy(r => r[roles[0]]).ThenBy(r => r[roles[1]]).ThenBy(r => r[roles[2]]).ThenBy(r => r[roles[3]])];
            foreach (int batch in batches) Assert.Equal(expected, ReadAll(snapshot, prefix, selector, order, batch));
            CheckSkip(snapshot, prefix, selector, order, expected, batches[^1]);
            if (constants == 4 || (constants == 3 && order != QuadOrder.Gspo)) continue;
            CheckSeek(snapshot, prefix, selector, order, expected, roles[constants], batches[^1]);
            CheckGroups(snapshot, prefix, selector, order, expected, roles[constants]);
            if (order != QuadOrder.Gspo) CheckLookup(snapshot, prefix, selector, order, expected, roles[constants..3]);
        }
    }

    private static void CheckSkip(
        Snapshot snapshot, TriplePrefix prefix, GraphSelector selector, QuadOrder order, Row[] expected, int batch)
    {
        foreach (int rows in new[] { 0, 1, expected.Length / 2, expected.Length, expected.Length + 1 })
        {
            using QuadScan scan = snapshot.Scan(prefix, selector, order);
            Assert.Equal(Math.Min(rows, expected.Length), scan.Skip(rows));
            Assert.Equal(expected.Skip(rows), ReadRest(scan, batch));
        }
    }

    private static void CheckSeek(
        Snapshot snapshot, TriplePrefix prefix, GraphSelector selector, QuadOrder order, Row[] expected, int role, int batch)
    {
        ulong[] keys = [.. expected.Select(row => row[role]).Distinct()];
        int step = Math.Max(keys.Length / 4, 1);
        foreach (ulong key in keys.Where((_, i) => i % step == 0).SelectMany(key => new[] { key, key + 1 }))
        {
            using QuadScan scan = snapshot.Scan(prefix, selector, order);
            Row first = Read(scan, 1).FirstOrDefault();
            Assert.Equal(expected[0], first);
            scan.SeekTo(new(key));
            Assert.Equal(expected.Skip(1).SkipWhile(row => row[role] < key), ReadRest(scan, batch));
        }
    }

    private static void CheckGroups(
        Snapshot snapshot, TriplePrefix prefix, GraphSelector selector, QuadOrder order, Row[] expected, int role)
    {
        using GroupScan scan = snapshot.ScanGroups(prefix, selector, order);
        ValueId[] values = new ValueId[3];
        long[] counts = new long[3];
        var groups = new List<(ulong, long)>();
        for (int read = scan.Read(values, counts); read > 0; read = scan.Read(values, counts))
        {
            for (int i = 0; i < read; i++) groups.Add((values[i].Bits, counts[i]));
        }
        Assert.Equal(expected.CountBy(row => row[role]).Select(group => (group.Key, (long)group.Value)), groups);
        Assert.Equal(groups.Count, snapshot.CountDistinct(prefix, selector, order));
    }

    /// <summary>Looks up keys of one and more columns, ascending and in no order, among them some that are not there.</summary>
    private static void CheckLookup(
        Snapshot snapshot, TriplePrefix prefix, GraphSelector selector, QuadOrder order, Row[] expected, int[] keyRoles)
    {
        using QuadLookup? lookup = snapshot.OpenLookup(prefix, selector, order);
        if (lookup is null) return;
        int step = Math.Max(expected.Length / 6, 1);
        Row[] some = [.. expected.Where((_, i) => i % step == 0)];
        for (int length = 1; length <= keyRoles.Length; length++)
        {
            ulong[][] keys = [.. some.Select(row => keyRoles[..length].Select(role => row[role]).ToArray())];
            ulong[][] absent = [.. keys.Select(key => key[..^1].Append(key[^1] + 1).ToArray())];
            ulong[][] all = [.. keys.Zip(absent).SelectMany(pair => new[] { pair.First, pair.First, pair.Second })];
            foreach (ulong[] key in all.Concat(all.Reverse()))
            {
                if (!lookup.TryFind([.. key.Select(bits => new ValueId(bits))], out QuadRun run)) continue;
                Row[] found = [.. expected.Where(row => keyRoles[..length].Select(role => row[role]).SequenceEqual(key))];
                Assert.Equal(found, ReadRun(lookup, run));
                if (run.Count > 1) Assert.Equal(found[1..], ReadRun(lookup, run.Skip(1)));
            }
        }
    }

    private static List<Row> ReadRun(QuadLookup lookup, QuadRun run)
    {
        ValueId[] s = new ValueId[run.Count], p = new ValueId[run.Count], o = new ValueId[run.Count], g = new ValueId[run.Count];
        lookup.Read(run, s, p, o, g);
        return [.. Enumerable.Range(0, s.Length).Select(i => new Row(s[i], p[i], o[i], g[i]))];
    }

    private static void CheckStatistics(Snapshot snapshot, Row[] rows)
    {
        IEnumerable<Row> all = rows.Select(row => row with { G = ValueId.None }).Distinct();
        foreach ((ValueId predicate, Row[] triples) in all.GroupBy(row => row.P).Select(group => (group.Key, group.ToArray())))
        {
            Assert.True(snapshot.TryGetStatistics(predicate, out PredicateStatistics statistics));
            Assert.Equal(triples.Length, statistics.TripleCount);
            Assert.InRange(statistics.DistinctSubjects, triples.DistinctBy(row => row.S).Count(), long.MaxValue);
            Assert.InRange(statistics.DistinctObjects, triples.DistinctBy(row => row.O).Count(), long.MaxValue);
        }
        Assert.Equal(rows.Select(row => row.P).Distinct().Order(), snapshot.Predicates.Select(item => item.Predicate));
        Assert.False(snapshot.TryGetStatistics(ValueId.DefaultGraph, out _));
    }

    private static IEnumerable<Row> Select(Row[] all, TriplePrefix prefix, GraphSelector selector)
    {
        IEnumerable<Row> rows = all.Where(row =>
            (prefix.Subject.IsNone || prefix.Subject == row.S)
            && (prefix.Predicate.IsNone || prefix.Predicate == row.P)
            && (prefix.Object.IsNone || prefix.Object == row.O)
            && (selector.IsAll ? selector.IncludesDefault || row.G != ValueId.DefaultGraph : selector.Graphs.Contains(row.G)));
        return selector.IsMerge ? rows.Select(row => row with { G = ValueId.None }).Distinct() : rows;
    }

    private static List<Row> ReadAll(Snapshot snapshot, TriplePrefix prefix, GraphSelector selector, QuadOrder order, int batch)
    {
        using QuadScan scan = snapshot.Scan(prefix, selector, order);
        return ReadRest(scan, batch);
    }

    private static List<Row> ReadRest(QuadScan scan, int batch)
    {
        var rows = new List<Row>();
        for (List<Row> read = Read(scan, batch); read.Count > 0; read = Read(scan, batch)) rows.AddRange(read);
        return rows;
    }

    private static List<Row> Read(QuadScan scan, int batch)
    {
        ValueId[] s = new ValueId[batch], p = new ValueId[batch], o = new ValueId[batch], g = new ValueId[batch];
        int count = scan.Read(s, p, o, g);
        return [.. Enumerable.Range(0, count).Select(i => new Row(s[i], p[i], o[i], g[i]))];
    }

    private static Row RowOf(Snapshot snapshot, Quad quad) => new(
        TestTerms.IdOf(snapshot, quad.Subject),
        TestTerms.IdOf(snapshot, quad.Predicate),
        TestTerms.IdOf(snapshot, quad.Object),
        TestTerms.IdOf(snapshot, quad.Graph));

    private static Quad QuadOf(Snapshot snapshot, Row row) => new(
        TestTerms.TermOf(snapshot, row.S)!,
        (Iri)TestTerms.TermOf(snapshot, row.P)!,
        TestTerms.TermOf(snapshot, row.O)!,
        TestTerms.TermOf(snapshot, row.G));

    private static int[] RolesOf(QuadOrder order) => order switch
    {
        QuadOrder.Spo => [0, 1, 2, 3],
        QuadOrder.Pos => [1, 2, 0, 3],
        QuadOrder.Osp => [2, 0, 1, 3],
        QuadOrder.Pso => [1, 0, 2, 3],
        QuadOrder.Ops => [2, 1, 0, 3],
        QuadOrder.Sop => [0, 2, 1, 3],
        _ => [3, 0, 1, 2],
    };

    private readonly record struct Row(ValueId S, ValueId P, ValueId O, ValueId G)
    {
        public ulong this[int role] => (role switch { 0 => S, 1 => P, 2 => O, _ => G }).Bits;
    }
}
