using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <content>Groups of more elements than one search takes.</content>
internal sealed partial class Planner
{
    /// <summary>Too many elements for one search: the first ones become one element, again and again, whose filters wait.</summary>
    private List<JoinElement> PlanParts(List<JoinElement> elements, List<GroupFilter> filters, IReadOnlySet<Variable>? needed)
    {
        var uses = new Dictionary<Variable, int>();
        foreach (Variable variable in elements.SelectMany(element => element.Variables)
            .Concat(filters.SelectMany(filter => filter.Variables))
            .Concat(needed ?? elements.SelectMany(element => element.Variables).ToHashSet()))
        {
            uses[variable] = uses.GetValueOrDefault(variable) + 1;
        }
        while (elements.Count > MostElements)
        {
            List<JoinElement> part = elements.GetRange(0, MostElements);
            foreach (Variable variable in part.SelectMany(element => element.Variables)) uses[variable]--;
            HashSet<Variable> later = [.. part.SelectMany(element => element.Variables).Where(variable => uses[variable] > 0)];
            var joined = new SubplanElement(PlanElements(part, [], later, null, default));
            foreach (Variable variable in joined.Variables) uses[variable]++;
            elements.RemoveRange(0, MostElements);
            elements.Insert(0, joined);
        }
        return elements;
    }
}
