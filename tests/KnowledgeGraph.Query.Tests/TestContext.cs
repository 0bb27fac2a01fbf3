using KnowledgeGraph.Query.Expressions;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Tests;

/// <summary>Makes contexts for operators that run alone.</summary>
internal static class TestContext
{
    public static QueryContext Create(Snapshot snapshot, QueryOptions? options = null, CancellationToken cancellationToken = default) =>
        new(new QueryTerms(snapshot), options ?? new QueryOptions(), cancellationToken);
}
