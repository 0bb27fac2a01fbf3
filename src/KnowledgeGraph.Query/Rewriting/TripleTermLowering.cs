using System.Globalization;
using System.Runtime.CompilerServices;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Rewriting;

/// <summary>
/// Takes triple terms with variables out of patterns: a helper variable stands in the place of each, and <see cref="TripleTerms"/> says
/// what it is, so that the planner may take matches apart, or look for the matches of a triple term that it knows.
/// </summary>
internal sealed class TripleTermLowering
{
    private int _helpers;

    /// <summary>A pattern equal to the basic graph pattern; itself where it has no triple terms with variables.</summary>
    public AlgebraNode Lower(BasicGraphPattern pattern)
    {
        if (!pattern.Patterns.Any(triple => triple.Subject is TripleTermPattern || triple.Object is TripleTermPattern)) return pattern;
        var helpers = new Dictionary<TripleTermPattern, Variable>();
        var matches = new List<TripleTermMatch>();
        TriplePattern[] triples =
        [
            .. pattern.Patterns.Select(triple => new TriplePattern(
                Lower(triple.Subject, helpers, matches), triple.Predicate, Lower(triple.Object, helpers, matches))),
        ];
        return new Join(new BasicGraphPattern(triples), new TripleTerms(matches));
    }

    /// <summary>A pattern equal to the path; itself where it has no triple terms with variables.</summary>
    public AlgebraNode Lower(PathPattern path)
    {
        if (path.Subject is not TripleTermPattern && path.Object is not TripleTermPattern) return path;
        var helpers = new Dictionary<TripleTermPattern, Variable>();
        var matches = new List<TripleTermMatch>();
        PathPattern lowered = path with { Subject = Lower(path.Subject, helpers, matches), Object = Lower(path.Object, helpers, matches) };
        return new Join(lowered, new TripleTerms(matches));
    }

    // The same triple term twice is one: that is a join.
    private PatternTerm Lower(PatternTerm term, Dictionary<TripleTermPattern, Variable> helpers, List<TripleTermMatch> matches)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (term is not TripleTermPattern triple) return term;
        if (helpers.TryGetValue(triple, out Variable? helper)) return helper;
        PatternTerm @object = Lower(triple.Object, helpers, matches);
        helper = new Variable(string.Create(CultureInfo.InvariantCulture, $".triple{_helpers++}"));
        helpers.Add(triple, helper);
        // Nothing matches a triple term in the place of a subject, whatever is in it.
        matches.Add(new TripleTermMatch(helper, Lower(triple.Subject, helpers, matches), triple.Predicate, @object));
        return helper;
    }
}
