using System.Numerics;
using KnowledgeGraph.Sparql.Algebra;

namespace KnowledgeGraph.Query.Planning;

/// <summary>The elements that a group joins, and which variables they share; both have numbers, and a bit each in sets. Immutable.</summary>
internal sealed class JoinGroup
{
    /// <param name="elements">At most 64 elements.</param>
    public JoinGroup(IReadOnlyList<JoinElement> elements)
    {
        Elements = elements;
        Variables = [.. elements.SelectMany(element => element.Variables).Distinct()];
        ElementsOf = new ulong[Variables.Length];
        CertainElementsOf = new ulong[Variables.Length];
        Dictionary<Variable, int> numbers = new(Variables.Length);
        for (int v = 0; v < Variables.Length; v++) numbers.Add(Variables[v], v);
        for (int e = 0; e < elements.Count; e++)
        {
            foreach (Variable variable in elements[e].Variables)
            {
                int v = numbers[variable];
                ElementsOf[v] |= 1UL << e;
                if (elements[e].IsCertain(variable)) CertainElementsOf[v] |= 1UL << e;
            }
        }
        Joining = [.. Enumerable.Range(0, Variables.Length).Where(v => BitOperations.PopCount(ElementsOf[v]) > 1)];
    }

    /// <summary>The elements.</summary>
    public IReadOnlyList<JoinElement> Elements { get; }

    /// <summary>The variables.</summary>
    public Variable[] Variables { get; }

    /// <summary>For each variable the elements that have it.</summary>
    public ulong[] ElementsOf { get; }

    /// <summary>For each variable the elements that bind it in every row.</summary>
    public ulong[] CertainElementsOf { get; }

    /// <summary>The variables that several elements have.</summary>
    public int[] Joining { get; }

    /// <summary>The elements that must be joined before the variables have their values of the whole group.</summary>
    public ulong RequiredElements(IReadOnlyCollection<Variable> variables)
    {
        ulong required = 0;
        for (int v = 0; v < Variables.Length; v++)
        {
            if (!variables.Contains(Variables[v])) continue;
            ulong certain = CertainElementsOf[v];
            required |= certain != 0 ? certain & (~certain + 1) : ElementsOf[v];
        }
        return required;
    }

    /// <summary>Whether a set of elements gives the variables the values that they have in the whole group.</summary>
    public bool Covers(ulong elements, IReadOnlyCollection<Variable> variables)
    {
        for (int v = 0; v < Variables.Length; v++)
        {
            if (!variables.Contains(Variables[v])) continue;
            if ((CertainElementsOf[v] & elements) == 0 && (ElementsOf[v] & ~elements) != 0) return false;
        }
        return true;
    }

    /// <summary>About how many rows of a plan differ in some variables.</summary>
    public double DistinctRows(JoinPlan plan, IReadOnlySet<Variable> variables)
    {
        double rows = 1;
        for (int v = 0; v < Variables.Length && rows < plan.Rows; v++)
        {
            ulong having = ElementsOf[v] & plan.Elements;
            if (having == 0 || !variables.Contains(Variables[v])) continue;
            double values = plan.Rows;
            for (ulong rest = Joining.Contains(v) ? having : 0; rest != 0; rest &= rest - 1)
            {
                values = Math.Min(values, Elements[BitOperations.TrailingZeroCount(rest)].Distinct(Variables[v]));
            }
            rows *= values;
        }
        return Math.Min(rows, plan.Rows);
    }

    /// <summary>The variable of a number, as in <see cref="JoinPlan.SortedBy"/>; null for -1.</summary>
    public Variable? VariableOf(int number) => number < 0 ? null : Variables[number];

    /// <summary>The parts of the group that share no variable, a bit for each element.</summary>
    public List<ulong> Components()
    {
        List<ulong> components = [];
        for (int e = 0; e < Elements.Count; e++)
        {
            ulong component = 1UL << e;
            foreach (ulong links in ElementsOf)
            {
                if ((links >> e & 1) != 0) component |= links;
            }
            foreach (ulong other in components.Where(other => (other & component) != 0).ToList())
            {
                component |= other;
                components.Remove(other);
            }
            components.Add(component);
        }
        return components;
    }

    /// <summary>Whether two sets of elements share a variable.</summary>
    public bool AreLinked(ulong left, ulong right)
    {
        foreach (int v in Joining)
        {
            if ((ElementsOf[v] & left) != 0 && (ElementsOf[v] & right) != 0) return true;
        }
        return false;
    }
}
