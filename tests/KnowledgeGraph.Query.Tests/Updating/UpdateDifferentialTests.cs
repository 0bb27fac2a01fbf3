using CsCheck;
using KnowledgeGraph.Query.Tests.Reference;
using KnowledgeGraph.Query.Updating;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Rdf.Canonicalization;
using KnowledgeGraph.Sparql.Updates;

namespace KnowledgeGraph.Query.Tests.Updating;

/// <summary>Random update requests on random data, executed by the engine and by the reference.</summary>
public sealed class UpdateDifferentialTests
{
    private const int Cases = 2000;

    [Fact]
    public void Execute_RandomRequests_LeaveWhatTheReferenceLeaves() =>
        Gen.Select(RandomTerms.Data, RandomUpdates.Operations.Array[1, 3]).Sample(
            AssertSame,
            iter: RandomTerms.Scale(Cases),
            threads: 1,
            print: each => Print(each.Item1, each.Item2));

    private static void AssertSame(Quad[] quads, UpdateOperation[][] requests)
    {
        using var store = new UpdateStore(quads);
        var reference = new ReferenceUpdates(quads);
        foreach (UpdateOperation[] operations in requests)
        {
            int before = reference.Quads.Count;
            try
            {
                foreach (UpdateOperation operation in operations) reference.Execute(operation);
            }
            catch (UndecidedException)
            {
                return;
            }
            UpdateResult result = store.Execute(new UpdateRequest(operations, null, []));
            Assert.Equal(reference.Quads.Count - before, result.Inserted - result.Deleted);
        }
        Dataset actual = store.ReadAll();
        Assert.True(
            DatasetIsomorphism.AreIsomorphic(reference.Quads, actual),
            $"expected:\n{string.Join('\n', reference.Quads)}\n\nactual:\n{string.Join('\n', actual)}");
    }

    private static string Print(Quad[] quads, UpdateOperation[][] requests)
    {
        IEnumerable<string> operations = requests.SelectMany(request => request.Append(null)).Select(operation => operation switch
        {
            null => "-- commit",
            Modify modify => $"""
                WITH {modify.With} USING {string.Join(' ', modify.Using.Default)} NAMED {string.Join(' ', modify.Using.Named)}
                DELETE {string.Join(" . ", modify.Delete)}
                INSERT {string.Join(" . ", modify.Insert)}
                {AlgebraPrinter.Print(modify.Pattern)}
                """,
            InsertData insert => $"INSERT DATA {string.Join(" . ", insert.Quads)}",
            DeleteData delete => $"DELETE DATA {string.Join(" . ", delete.Quads)}",
            _ => operation.ToString(),
        });
        string text = $"\n{string.Join('\n', quads)}\n\n{string.Join('\n', operations)}\n";
        return text.Replace("http://example.org/", "", StringComparison.Ordinal);
    }
}
