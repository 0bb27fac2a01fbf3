using KnowledgeGraph.Benchmarks.Catalogue;
using KnowledgeGraph.Formats;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Benchmarks;

/// <summary>Loads a made-up catalogue into a store in memory and times the load, scans, look-ups and small commits.</summary>
internal static class StorageBenchmark
{
    public static void Run(long quads)
    {
        using QuadStore store = QuadStore.CreateInMemory();
        var recorder = new Recorder();
        CatalogueGenerator.Write(recorder, quads);
        var clock = Clock.Start();
        using (WriteTransaction transaction = store.BeginWrite())
        {
            recorder.Replay(transaction.CreateSink());
            Report("encode", recorder.Count, clock);
            clock.Restart();
            transaction.Commit();
            Report("sort, pack", recorder.Count, clock);
        }
        using Snapshot snapshot = store.AcquireSnapshot();
        StoreMemory memory = snapshot.Memory;
        Console.WriteLine(
            $"{snapshot.QuadCount:N0} quads: {(double)memory.QuadBytes / snapshot.QuadCount:F1} bytes a quad in all orders, "
            + $"{(double)memory.TermBytes / snapshot.QuadCount:F1} of terms");
        foreach (StorePart part in snapshot.Parts)
        {
            Console.WriteLine($"  {part.Name,-28} {(double)part.Bytes / snapshot.QuadCount,6:F2} bytes a quad");
        }
        Scans(snapshot);
        LookUps(snapshot);
        SmallCommits(store);
    }

    private static void Scans(Snapshot snapshot)
    {
        ValueId[] a = new ValueId[2048], b = new ValueId[2048], c = new ValueId[2048];
        foreach (QuadOrder order in Enum.GetValues<QuadOrder>())
        {
            Measure($"scan {order}, ids", () => Scan(snapshot, default, order, a, b, c) * 3);
        }
        PredicateStatistics most = snapshot.Predicates.MaxBy(predicate => predicate.TripleCount);
        var prefix = new TriplePrefix(default, most.Predicate, default);
        Measure("scan of one predicate, ids", () => Scan(snapshot, prefix, QuadOrder.Pso, a, default, c) * 2);
    }

    private static long Scan(Snapshot snapshot, TriplePrefix prefix, QuadOrder order, ValueId[] a, ValueId[]? b, ValueId[] c)
    {
        long rows = 0;
        using QuadScan scan = snapshot.Scan(prefix, GraphSelector.Each, order);
        for (int read = scan.Read(a, b, c, default); read > 0; read = scan.Read(a, b, c, default)) rows += read;
        return rows;
    }

    private static void LookUps(Snapshot snapshot)
    {
        const int Samples = 200_000;
        byte[] scratch = new byte[Snapshot.ScratchBytes];
        foreach (ValueTag tag in new[] { ValueTag.Iri, ValueTag.String, ValueTag.TaggedString, ValueTag.TypedLiteral })
        {
            ValueId[] all = IdsOf(snapshot, tag);
            if (all.Length == 0) continue;
            var random = new Random(1);
            ValueId[] ids = [.. Enumerable.Range(0, Samples).Select(_ => all[random.Next(all.Length)])];
            long bytes = 0;
            foreach (ValueId id in ids) bytes += snapshot.Decode(id, scratch).Value.Length;
            Console.WriteLine($"{tag}: {all.Length:N0} terms, {(double)bytes / Samples:F0} bytes each");
            Measure($"{tag}, random id to term", () => Decode(snapshot, ids));
            ValueId[] part = all.Length > Samples ? all[..Samples] : all;
            Measure($"{tag}, ids in order to terms", () => Decode(snapshot, part));
            Measure($"{tag}, decoder, random ids", () => Decode(snapshot.CreateTermDecoder(), ids));
            byte[][] terms = [.. ids.Take(20_000).Select(id => snapshot.Decode(id, scratch).Value.ToArray())];
            if (tag == ValueTag.Iri) Measure("IRI to id", () => Find(snapshot, terms));
        }
        Measure("rows of the catalogue to terms", () => Export(snapshot));
        ValueId[] subjects = SubjectsOf(snapshot);
        Measure("count of a random subject", () => Count(snapshot, subjects));
    }

    private static long Decode(Snapshot snapshot, ValueId[] ids)
    {
        Span<byte> scratch = stackalloc byte[Snapshot.ScratchBytes];
        long bytes = 0;
        foreach (ValueId id in ids) bytes += snapshot.Decode(id, scratch).Value.Length;
        return bytes < 0 ? 0 : ids.Length;
    }

    private static long Decode(TermDecoder decoder, ValueId[] ids)
    {
        long bytes = 0;
        foreach (ValueId id in ids) bytes += decoder.Decode(id).Value.Length;
        return bytes < 0 ? 0 : ids.Length;
    }

    private static long Export(Snapshot snapshot)
    {
        var sink = new Counter();
        snapshot.CopyTo(GraphSelector.Each, sink);
        return sink.Bytes < 0 ? 0 : snapshot.QuadCount;
    }

    private static long Find(Snapshot snapshot, byte[][] iris)
    {
        long found = 0;
        foreach (byte[] iri in iris)
        {
            if (snapshot.TryGetId(Utf8Term.Iri(iri), out _)) found++;
        }
        return found;
    }

    private static long Count(Snapshot snapshot, ValueId[] subjects)
    {
        long rows = 0;
        foreach (ValueId id in subjects) rows += snapshot.Count(new(id, default, default), GraphSelector.MergeAll);
        return rows < 0 ? 0 : subjects.Length;
    }

    private static ValueId[] IdsOf(Snapshot snapshot, ValueTag tag)
    {
        var ids = new HashSet<ValueId>();
        ValueId[] a = new ValueId[2048], b = new ValueId[2048];
        using QuadScan scan = snapshot.Scan(default, GraphSelector.Each, QuadOrder.Osp);
        for (int read = scan.Read(a, default, b, default); read > 0; read = scan.Read(a, default, b, default))
        {
            for (int i = 0; i < read; i++)
            {
                if (a[i].Tag == tag) ids.Add(a[i]);
                if (b[i].Tag == tag) ids.Add(b[i]);
            }
        }
        return [.. ids.Order()];
    }

    private static ValueId[] SubjectsOf(Snapshot snapshot)
    {
        var random = new Random(2);
        ValueId[] all = IdsOf(snapshot, ValueTag.Iri);
        return [.. Enumerable.Range(0, 100_000).Select(_ => all[random.Next(all.Length)])];
    }

    // Long enough that the code is compiled for good.
    private static void Measure(string what, Func<long> run)
    {
        var warm = Clock.Start();
        while (warm.Elapsed.Wall.TotalSeconds < 0.25) run();
        var clock = Clock.Start();
        long count = 0;
        while (clock.Elapsed.Wall.TotalSeconds < 0.4) count += run();
        Report(what, count, clock);
    }

    private static void SmallCommits(QuadStore store)
    {
        const int Count = 2000;
        var clock = Clock.Start();
        for (int i = 0; i < Count; i++)
        {
            using WriteTransaction transaction = store.BeginWrite();
            transaction.Add(
                Utf8Term.Iri(System.Text.Encoding.UTF8.GetBytes($"https://data.example.fr/new/{i}")),
                Utf8Term.Iri("http://purl.org/dc/terms/title"u8),
                Utf8Term.String("un titre"u8),
                default);
            transaction.Commit();
        }
        Report("small commits", Count, clock);
    }

    private static void Report(string what, long count, Clock clock)
    {
        (TimeSpan wall, TimeSpan processor) = clock.Elapsed;
        Console.WriteLine(
            $"{what,-34} {count / processor.TotalSeconds / 1e6,10:F3} M per core second, {count / wall.TotalSeconds / 1e6,10:F3} M/s  "
            + $"({processor.TotalMilliseconds:F0} ms of processor, {wall.TotalMilliseconds:F0} ms)");
    }

    private sealed class Counter : IQuadSink
    {
        public long Bytes { get; private set; }

        public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph) =>
            Bytes += subject.Value.Length + predicate.Value.Length + @object.Value.Length;
    }

    /// <summary>Keeps statements as bytes, so that making them up does not count.</summary>
    private sealed class Recorder : IQuadSink
    {
        private readonly MemoryStream _bytes = new();

        public int Count { get; private set; }

        public void OnQuad(in Utf8Term subject, in Utf8Term predicate, in Utf8Term @object, in Utf8Term graph)
        {
            _bytes.WriteByte((byte)subject.Kind);
            Put(subject.Value);
            Put(predicate.Value);
            _bytes.WriteByte((byte)@object.Kind);
            Put(@object.Value);
            Put(@object.Datatype);
            Put(@object.Language);
            Count++;
        }

        public void Replay(IQuadSink sink)
        {
            ReadOnlySpan<byte> rest = _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);
            for (int i = 0; i < Count; i++)
            {
                var subjectKind = (TermKind)rest[0];
                rest = rest[1..];
                ReadOnlySpan<byte> subject = Take(ref rest), predicate = Take(ref rest);
                var kind = (TermKind)rest[0];
                rest = rest[1..];
                ReadOnlySpan<byte> value = Take(ref rest), datatype = Take(ref rest), language = Take(ref rest);
                sink.OnQuad(
                    Resource(subjectKind, subject), Utf8Term.Iri(predicate), Term(kind, value, datatype, language), default);
            }
        }

        private static Utf8Term Resource(TermKind kind, ReadOnlySpan<byte> value) =>
            kind == TermKind.BlankNode ? Utf8Term.BlankNode(value) : Utf8Term.Iri(value);

        private static Utf8Term Term(TermKind kind, ReadOnlySpan<byte> value, ReadOnlySpan<byte> datatype, ReadOnlySpan<byte> language)
        {
            if (kind != TermKind.Literal) return Resource(kind, value);
            return language.IsEmpty ? Utf8Term.Typed(value, datatype) : Utf8Term.Tagged(value, language);
        }

        private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest)
        {
            int length = BitConverter.ToInt32(rest);
            ReadOnlySpan<byte> result = rest.Slice(4, length);
            rest = rest[(4 + length)..];
            return result;
        }

        private void Put(ReadOnlySpan<byte> value)
        {
            _bytes.Write(BitConverter.GetBytes(value.Length));
            _bytes.Write(value);
        }
    }
}
