using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Query.Rewriting;
using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <content>GRAPH (SPARQL 1.1 §13.3).</content>
internal sealed partial class Planner
{
    private Operator PlanGraph(GraphPattern pattern, IReadOnlySet<Variable>? needed, Demand wanted)
    {
        if (pattern.Name is not Variable variable)
        {
            ValueId name = IdOf(pattern.Name);
            return _dataset.HasNamed(name)
                ? Plan(pattern.Input, new ActiveGraph(GraphSelector.One(name), null), needed, null, wanted)
                : Nothing(pattern, null, $"the dataset has no graph {PatternText.Of(pattern.Name)}");
        }
        if (GraphPushing.IsAllowed(pattern.Input, variable))
        {
            return Plan(pattern.Input, new ActiveGraph(_dataset.Named, variable), With(needed, [variable]), null, wanted);
        }
        HashSet<Variable>? inner = With(needed, [variable]);
        var schema = new Schema(
            Analysis.Possible(pattern).Where(each => inner?.Contains(each) != false),
            each => Analysis.Certain(pattern).Contains(each));
        IReadOnlyList<ValueId> graphs = _dataset.NamedGraphs;
        return new GraphIteration(Context, schema, variable, graphs, graph =>
            Plan(pattern.Input, new ActiveGraph(GraphSelector.One(graph), null), inner, null, wanted))
        {
            EstimatedRows = graphs.Count * 16.0,
        };
    }
}
