using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Updating;

/// <summary>Gives the terms that a WHERE clause made their ids in the transaction. One thread at a time.</summary>
internal sealed class TransactionTerms(QueryTerms terms, WriteTransaction transaction)
{
    private readonly Dictionary<ValueId, ValueId> _known = [];
    private readonly byte[] _scratch = new byte[Snapshot.ScratchBytes];

    /// <summary>A blank node that is in no quad yet.</summary>
    public ValueId CreateBlankNode() => transaction.CreateBlankNode();

    /// <summary>Replaces the ids that only the query knows.</summary>
    public void Resolve(Span<ValueId> quad)
    {
        foreach (ref ValueId id in quad)
        {
            if (id.IsLocal) id = Resolve(id);
        }
    }

    private ValueId Resolve(ValueId local)
    {
        if (_known.TryGetValue(local, out ValueId id)) return id;
        id = local.Tag == ValueTag.BlankNode ? transaction.CreateBlankNode() : transaction.Intern(terms.Decode(local, _scratch));
        _known.Add(local, id);
        return id;
    }
}
