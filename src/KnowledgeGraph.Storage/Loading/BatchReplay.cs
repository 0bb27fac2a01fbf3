using System.Buffers.Binary;
using KnowledgeGraph.Storage.Terms;

namespace KnowledgeGraph.Storage.Loading;

/// <summary>Hands batches to a transaction: where they are few beside what the store holds, that is less work than a new segment.</summary>
internal sealed unsafe class BatchReplay(WriteTransaction transaction, CancellationToken cancellationToken)
{
    private const int CheckEvery = 64 * 1024;

    // By document and label: batches may share nodes.
    private readonly Dictionary<byte[], ValueId> _blankNodes = new(Utf8KeyComparer.Instance);

    /// <summary>Adds the quads of a batch.</summary>
    public void Add(LoadBatch batch)
    {
        ulong[] ids = new ulong[batch.Terms.Count];
        foreach (BatchTerm* term in batch.Terms)
        {
            if (term->Number % CheckEvery == 0) cancellationToken.ThrowIfCancellationRequested();
            ids[term->Number] = IdOf(term, batch.Terms.Suffixes[term->Suffix], ids).Bits;
        }
        ReadOnlySpan<uint> predicates = batch.Predicates.Values, graphs = batch.Graphs.Values;
        for (int page = 0; page < batch.Rows.PageCount; page++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (ref readonly LoadRow row in batch.Rows.Page(page))
            {
                transaction.AddQuad(new(
                    ids[row.Subject], ids[predicates[(int)row.Predicate]], ids[row.Object], ids[graphs[(int)row.Graph]]));
            }
        }
    }

    private ValueId IdOf(BatchTerm* term, ReadOnlySpan<byte> suffix, ulong[] ids)
    {
        var value = new ReadOnlySpan<byte>(term + 1, term->Length);
        if (RunOrder.IsId(term->Tag)) return new(BinaryPrimitives.ReadUInt64BigEndian(value));
        if (term->Tag == ValueTag.TripleTerm)
        {
            // It comes after its terms.
            TripleIds triple = TripleIds.Read(value);
            return transaction.Intern(new(ids[triple.Subject]), new(ids[triple.Predicate]), new ValueId(ids[triple.Object]));
        }
        if (term->Tag != ValueTag.BlankNode) return transaction.GetOrAddTerm(new DictionaryKey(term->Tag, value, suffix).ToTerm());
        byte[] name = [.. suffix, .. value];
        if (_blankNodes.TryGetValue(name, out ValueId id)) return id;
        id = transaction.CreateBlankNode();
        _blankNodes.Add(name, id);
        return id;
    }
}
