using KnowledgeGraph.Formats;
using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Planning;
using KnowledgeGraph.Query.Results;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Sparql.Updates;
using KnowledgeGraph.Storage;
using Algebra = KnowledgeGraph.Sparql.Algebra;
using QuadPattern = KnowledgeGraph.Sparql.Updates.QuadPattern;

namespace KnowledgeGraph.Query.Updating;

/// <summary>The operations of a running request. One thread at a time.</summary>
internal sealed partial class UpdateExecution(ChangeWriter changes, UpdateOptions options, string? baseIri)
{
    private readonly WriteTransaction _transaction = changes.Transaction;

    private readonly QueryOptions _queryOptions = new()
    {
        DefaultGraph = options.DefaultGraph,
        DefaultGraphs = options.UsingGraphs,
        NamedGraphs = options.UsingNamedGraphs,
        MemoryBudget = options.MemoryBudget,
        Services = options.Services,
    };

    /// <summary>Executes the next operation.</summary>
    public void Execute(UpdateOperation operation)
    {
        changes.Check();
        switch (operation)
        {
            case InsertData insert:
                insert.Quads.SendTo(new CountedSink(changes, _transaction.CreateSink()));
                break;
            case DeleteData delete:
                Delete(delete.Quads);
                break;
            case Modify modify:
                Modify(modify);
                break;
            case LoadGraph load:
                Load(load);
                break;
            case ClearGraphs clear:
                Clear(clear.Target, clear.Silent, "CLEAR");
                break;
            case DropGraphs drop:
                Clear(drop.Target, drop.Silent, "DROP");
                break;
            case CreateGraph create:
                Create(create);
                break;
            case AddGraph add:
                Transfer(add.Source, add.Destination, add.Silent, "ADD", Transferring.None);
                break;
            case CopyGraph copy:
                Transfer(copy.Source, copy.Destination, copy.Silent, "COPY", Transferring.ReplacesDestination);
                break;
            case MoveGraph move:
                Transfer(move.Source, move.Destination, move.Silent, "MOVE", Transferring.ReplacesDestination | Transferring.RemovesSource);
                break;
            default:
                throw new ArgumentException($"{operation.GetType().Name} is no operation of an update", nameof(operation));
        }
    }

    private void Delete(IReadOnlyList<Quad> quads)
    {
        foreach (Quad quad in quads)
        {
            changes.Count();
            _transaction.Remove(
                Utf8Term.From(quad.Subject), Utf8Term.From(quad.Predicate), Utf8Term.From(quad.Object), Utf8Term.From(quad.Graph));
        }
    }

    private void Modify(Modify modify)
    {
        using Snapshot snapshot = _transaction.AcquireSnapshot();
        var context = new QueryContext(new QueryTerms(snapshot, _queryOptions.MemoryBudget), _queryOptions, changes.CancellationToken, changes.Deadline);
        context.Reserve(changes.MemoryBytes);
        ActiveDataset dataset = modify.With is { } with && modify.Using.IsEmpty
            ? ActiveDataset.With(with, context.Terms)
            : ActiveDataset.Resolve(modify.Using, _queryOptions, context.Terms);
        var pattern = new Algebra.Project(modify.Pattern, [.. VariablesOf(modify.Delete.Concat(modify.Insert))]);
        using SolutionStream solutions = SolutionStream.Open(new Planner(context, dataset, baseIri), pattern);
        var terms = new TransactionTerms(context.Terms, _transaction);
        var deletion = new QuadTemplate(modify.Delete, modify.With, new(solutions, terms.CreateBlankNode, context.Terms.InternTriple));
        var insertion = new QuadTemplate(modify.Insert, modify.With, new(solutions, terms.CreateBlankNode, terms.CreateTriple));
        Span<ValueId> quad = stackalloc ValueId[4];
        // All deletions come before all insertions, whichever solutions they are of.
        using var later = new RowStore(context, 4);
        while (solutions.Next() is { } batch)
        {
            for (int row = 0; row < batch.RowCount; row++)
            {
                for (int i = 0; i < deletion.Count; i++)
                {
                    // A term that only the query knows stands in no quad.
                    if (deletion.TryFill(i, batch, row, quad) && !IsUnknown(quad)) changes.Remove(quad);
                }
                insertion.BeginSolution();
                for (int i = 0; i < insertion.Count; i++)
                {
                    if (!insertion.TryFill(i, batch, row, quad)) continue;
                    terms.Resolve(quad);
                    if (deletion.Count > 0) later.AppendRow(quad);
                    else changes.Add(quad);
                }
            }
        }
        for (int row = 0; row < later.Count; row++)
        {
            for (int i = 0; i < 4; i++) quad[i] = later.Column(i)[row];
            changes.Add(quad);
        }
    }

    private void Load(LoadGraph load)
    {
        // What a failing LOAD SILENT has read so far is undone.
        if (load.Silent) _transaction.AcquireSnapshot().Dispose();
        try
        {
            if (options.Loader is not { } loader)
            {
                throw new UpdateException($"LOAD {load.Source} was refused: this server loads no documents; send them with INSERT DATA");
            }
            var sink = new CountedSink(changes, _transaction.CreateSink(load.Destination?.Value));
            changes.Deadline.Run(
                token =>
                {
                    loader.Load(load.Source, sink, token);
                    return true;
                },
                changes.CancellationToken);
        }
        catch (KnowledgeGraphException error) when (load.Silent && error is not (QueryTimeoutException or QueryMemoryLimitException))
        {
            _transaction.UndoSinceSnapshot();
        }
    }

    private static bool IsUnknown(ReadOnlySpan<ValueId> quad) => quad[0].IsLocal || quad[1].IsLocal || quad[2].IsLocal || quad[3].IsLocal;

    private static HashSet<Variable> VariablesOf(IEnumerable<QuadPattern> quads)
    {
        HashSet<Variable> variables = [];
        foreach (QuadPattern quad in quads)
        {
            if (quad.Graph is not null) MentionedVariables.Collect(quad.Graph, variables);
            foreach (PatternTerm term in (PatternTerm[])[quad.Triple.Subject, quad.Triple.Predicate, quad.Triple.Object])
            {
                MentionedVariables.Collect(term, variables);
            }
        }
        variables.RemoveWhere(variable => !variable.IsVisible);
        return variables;
    }
}
