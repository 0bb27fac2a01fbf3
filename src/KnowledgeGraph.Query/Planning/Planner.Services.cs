using System.Diagnostics.CodeAnalysis;
using KnowledgeGraph.Query.Federation;
using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Rdf;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <content>SERVICE (SPARQL 1.1 Federated Query): called after the rest of its group, with the values found there.</content>
internal sealed partial class Planner
{
    /// <summary>The rows expected of an endpoint that is asked for everything: so many that asking for some is better.</summary>
    private const double RowsOfService = 1e9;

    private Operator PlanServices(
        AlgebraNode node,
        List<ServicePattern> services,
        List<Member> members,
        List<GroupFilter> filters,
        IReadOnlySet<Variable>? needed)
    {
        HashSet<Variable> remote = [.. services.SelectMany(Analysis.Possible)];
        List<GroupFilter> late = [.. filters.Where(filter => filter.Variables.Overlaps(remote))];
        filters.RemoveAll(late.Contains);
        Operator result = PlanMembers(
            node, members, filters, With(needed, late.SelectMany(filter => filter.Variables).Concat(remote)), null, default);
        while (services.Count > 0 && result is not NoRows)
        {
            Schema known = result.Schema;
            ServicePattern next = services.Find(each => each.Endpoint is not Variable endpoint || known.Contains(endpoint)) ?? services[0];
            services.Remove(next);
            result = PlanServiceJoin(result, next);
        }
        foreach (GroupFilter filter in late) result = AddFilter(result, filter.Condition, filter.Graph);
        return result;
    }

    private Operator PlanServiceJoin(Operator left, ServicePattern service)
    {
        if (!TryCreateTarget(service, out Schema schema, out ServiceTarget? target)) return left;
        if (left is SingleRow)
        {
            left.Dispose();
            return new ServiceCall(Context, schema, target, [], null) { EstimatedRows = RowsOfService };
        }
        double rows = left.EstimatedRows;
        RightSide right = PlanServiceSide(ref left, schema, target, isOuter: false, null, out JoinLayout layout);
        return new HashJoin(Context, left, right, layout) { EstimatedRows = rows };
    }

    /// <summary>The right side of a join whose left rows' values are sent along.</summary>
    private RightSide PlanServiceSide(
        ref Operator left, Schema schema, ServiceTarget target, bool isOuter, IReadOnlySet<Variable>? output, out JoinLayout layout)
    {
        layout = JoinLayout.Create(left.Schema, schema, isOuter, output);
        int[] keys = [.. layout.LeftKeys, .. layout.LeftLoose];
        if (keys.Length == 0) return new WholeRight(Context, new ServiceCall(Context, schema, target, [], null), layout);
        Schema leftSchema = left.Schema;
        Variable[] variables = [.. keys.Select(column => leftSchema[column])];
        left = new Gather(Context, left, beginsWithFew: false);
        return new CorrelatedRight(
            Context, schema, layout, keys, rows => new ServiceCall(Context, schema, target, variables, rows), RowsOfService);
    }

    /// <summary>What a SERVICE sends and gives; false where it is SILENT and no endpoints are called: then it adds nothing.</summary>
    /// <exception cref="ServiceException">It is not SILENT, and this server calls no endpoints.</exception>
    private bool TryCreateTarget(ServicePattern service, out Schema schema, [NotNullWhen(true)] out ServiceTarget? target)
    {
        IReadOnlySet<Variable> possible = Analysis.Possible(service), remote = Analysis.Possible(service.Input);
        schema = new Schema(possible, Analysis.Certain(service).Contains);
        target = null;
        if (Context.Services is not { } client)
        {
            if (service.Silent) return false;
            throw new ServiceException(
                $"SERVICE {PatternText.Of(service.Endpoint)} was not called: this server sends no queries to other endpoints");
        }
        ValueId endpoint = IdOf(service.Endpoint);
        Iri? address = endpoint.IsNone ? null : Context.Terms.Decode(endpoint, new byte[Snapshot.ScratchBytes]).ToTerm() as Iri;
        target = new ServiceTarget(Context, client, service, address, [.. possible.Where(remote.Contains)]);
        return true;
    }
}
