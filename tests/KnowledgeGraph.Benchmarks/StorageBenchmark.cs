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
        for (int round = 0; round < 3; round++) Scans(snapshot);
        LookUps(snapshot, new CatalogueSize(quads).Datasets);
        SmallCommits(store);
    }

    private static void Scans(Snapshot snapshot)
    {
        ValueId[] a = new ValueId[2048], b = new ValueId[2048], c = new ValueId[2048];
        foreach (QuadOrder order in Enum.GetValues<QuadOrder>())
        {
            var clock = Clock.Start();
            long rows = 0;
            using QuadScan scan = snapshot.Scan(default, GraphSelector.Each, order);
            for (int read = scan.Read(a, b, c, default); read > 0; read = scan.Read(a, b, c, default)) rows += read;
            Report($"scan {order}, ids", rows * 3, clock);
        }
    }

    private static void LookUps(Snapshot snapshot, int datasets)
    {
        const int Count = 200_000;
        byte[] scratch = new byte[Snapshot.ScratchBytes];
        ValueId[] ids = new ValueId[Count];
        byte[][] names = [.. Enumerable.Range(0, Count)
            .Select(i => System.Text.Encoding.UTF8.GetBytes($"https://data.example.fr/dataset/{i * 7919L % datasets}"))];
        var clock = Clock.Start();
        for (int i = 0; i < Count; i++) snapshot.TryGetId(Utf8Term.Iri(names[i]), out ids[i]);
        Report("term to id", Count, clock);
        clock.Restart();
        long bytes = 0;
        foreach (ValueId id in ids) bytes += snapshot.Decode(id, scratch).Value.Length;
        Report("id to term", Count, clock);
        clock.Restart();
        long rows = 0;
        foreach (ValueId id in ids) rows += snapshot.Count(new(id, default, default), GraphSelector.MergeAll);
        Report("count of a subject", Count, clock);
        Console.WriteLine($"  ({bytes} bytes, {rows} rows)");
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
            $"{what,-24} {count / processor.TotalSeconds / 1e6,10:F3} M per core second, {count / wall.TotalSeconds / 1e6,10:F3} M/s  "
            + $"({processor.TotalMilliseconds:F0} ms of processor, {wall.TotalMilliseconds:F0} ms)");
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
