using System.Runtime.CompilerServices;
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

    /// <summary>The triple term of three terms, as an id of the transaction; none where they make none.</summary>
    public ValueId CreateTriple(ValueId subject, ValueId predicate, ValueId @object)
    {
        bool isTriple = subject.Tag is ValueTag.Iri or ValueTag.BlankNode && predicate.Tag == ValueTag.Iri && !@object.IsNone;
        return isTriple ? transaction.Intern(Known(subject), Known(predicate), Known(@object)) : ValueId.None;
    }

    /// <summary>Replaces the ids that only the query knows.</summary>
    public void Resolve(Span<ValueId> quad)
    {
        foreach (ref ValueId id in quad)
        {
            id = Known(id);
        }
    }

    private ValueId Known(ValueId id) => id.IsLocal ? Resolve(id) : id;

    private ValueId Resolve(ValueId local)
    {
        if (_known.TryGetValue(local, out ValueId id)) return id;
        // The blank nodes in a triple term are those outside.
        if (local.IsTripleTerm && terms.TryGetTriple(local, out ValueId subject, out ValueId predicate, out ValueId @object))
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            id = CreateTriple(subject, predicate, @object);
        }
        else
        {
            id = local.Tag == ValueTag.BlankNode ? transaction.CreateBlankNode() : transaction.Intern(terms.Decode(local, _scratch));
        }
        _known.Add(local, id);
        return id;
    }
}
