using KnowledgeGraph.Query.Operators;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <content>Filters that leave scans some ids only.</content>
internal sealed partial class Planner
{
    /// <summary>
    /// The ids that the group's filters leave to variables of its triple patterns: the scans leave out the others, so that these filters
    /// are expected to keep what is left.
    /// </summary>
    private Dictionary<Variable, IdRanges> Ranges(List<Member> members, List<GroupFilter> filters)
    {
        var ranges = new Dictionary<Variable, IdRanges>();
        foreach (GroupFilter filter in filters)
        {
            if (!_ranges.TryFind(filter.Condition, out Variable variable, out IdRanges ids)) continue;
            if (!members.Exists(member => member.Triple is { } triple && (triple.Subject == variable || triple.Object == variable))) continue;
            ranges[variable] = ranges.TryGetValue(variable, out IdRanges? known) ? known.Intersect(ids) : ids;
            filter.Selectivity = 1;
        }
        return ranges;
    }

    /// <summary>The restricted place of a pattern; where there are several, one that is left few ids.</summary>
    private ScanRange? RangeOf(QuadPattern pattern, IReadOnlyDictionary<Variable, IdRanges>? ranges)
    {
        if (ranges is null || ranges.Count == 0 || pattern.HasRepeatedVariable) return null;
        ScanRange? best = null;
        for (int place = 0; place < QuadPattern.GraphPlace; place++)
        {
            if (pattern.Slot(place).Variable is not { } variable || !ranges.TryGetValue(variable, out IdRanges? ids)) continue;
            var range = new ScanRange(place, ids);
            if (best is null || _statistics.Rows(pattern, range) < _statistics.Rows(pattern, best)) best = range;
        }
        return best;
    }
}
