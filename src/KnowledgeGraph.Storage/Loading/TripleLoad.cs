using KnowledgeGraph.Storage.Memory;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>
/// The triple terms of a load, once all other terms have got their numbers: a part keys them by its own numbers of their terms, which no
/// other part knows, so they are sorted anew by those of the whole load, one depth of nesting after the other. One thread at a time.
/// </summary>
/// <param name="parts">The parts, and the run of each, which stays the caller's.</param>
/// <param name="segmentNumbers">The numbers of the terms of the store's segment.</param>
/// <param name="values">The ids.</param>
/// <param name="files">Takes what parts that were put away are sorted into.</param>
internal sealed unsafe class TripleLoad(
    IReadOnlyList<(LoadPart Part, TermRun Run)> parts, uint* segmentNumbers, ValueTable values, SpillFiles? files) : IDisposable
{
    private readonly List<TripleRun> _runs = [];
    private readonly List<string> _paths = [];
    private List<(LoadPart Part, TermRun Run)>? _waiting;

    /// <summary>The triple terms of the next depth; null where there are none. All runs stand at their first triple term, or at their end.</summary>
    public TermMerge? OpenNext()
    {
        Forget();
        _waiting ??= [.. parts.Where(item => item.Part.TermCount > 0 && item.Run.Tag == ValueTag.TripleTerm)];
        if (_waiting.Count == 0) return null;
        int depth = _waiting.Min(item => DepthOf(item.Run));
        _waiting.RemoveAll(item => !Sort(item.Part, item.Run, depth));
        return new(_runs);
    }

    public void Dispose() => Forget();

    /// <summary>Makes a run of the triple terms of a depth; false where the part has no more than those.</summary>
    private bool Sort(LoadPart part, TermRun run, int depth)
    {
        LoadPart.ValueNumbers numbers = part.NumbersWith(segmentNumbers);
        var triples = new NativeList<TripleRun.Triple>();
        bool isAtTriple = true;
        for (; isAtTriple && DepthOf(run) == depth; isAtTriple = run.MoveNext())
        {
            TripleIds triple = TripleIds.Read(run.Value);
            triples.Add(new(numbers[(uint)triple.Subject], numbers[(uint)triple.Predicate], numbers[(uint)triple.Object], run.Place));
        }
        triples.Span.Sort();
        _runs.Add(part.IsSpilled ? Spill(triples, depth, part.Numbers) : new(depth, triples, values, part.Numbers));
        return isAtTriple;
    }

    private TripleRun Spill(NativeList<TripleRun.Triple> triples, int depth, NativeBlock numbers)
    {
        using (triples)
        using (var writer = new SpillWriter(files!.Create(out string path)))
        {
            _paths.Add(path);
            foreach (ref readonly TripleRun.Triple triple in triples.Span) writer.Write(triple);
            writer.Flush();
        }
        return new(depth, new SpillReader(files.OpenRead(_paths[^1])), values, numbers);
    }

    private void Forget()
    {
        foreach (TripleRun run in _runs) run.Dispose();
        foreach (string path in _paths) files!.Delete(path);
        _runs.Clear();
        _paths.Clear();
    }

    private static int DepthOf(TermRun run) => TripleIds.Read(run.Value).Depth;
}
