using KnowledgeGraph.Sparql.Algebra;
using KnowledgeGraph.Storage;

namespace KnowledgeGraph.Query.Planning;

/// <summary>Collects what tells a group from those of other shapes. One thread.</summary>
internal sealed class ShapeWriter
{
    /// <summary>
    /// A constant with more matches stands in the shape itself: few have so many, and how they meet others may be peculiar to each.
    /// </summary>
    public const double MostMatchesOfUnnamed = 1024;

    private const int BitsOfNumber = 16;

    private readonly JoinGroup _group;
    private readonly List<ulong> _words = new(64);
    private bool _namesConstants = true;

    /// <param name="group">The group, whose elements are told.</param>
    public ShapeWriter(JoinGroup group)
    {
        _group = group;
        _words.Add((ulong)group.Elements.Count);
        foreach (JoinElement element in group.Elements) element.Describe(this);
        foreach (ulong elements in group.ElementsOf) _words.Add(elements);
        foreach (ulong elements in group.CertainElementsOf) _words.Add(elements);
    }

    /// <summary>Tells of some bits.</summary>
    public void Write(ulong bits) => _words.Add(bits);

    /// <summary>Tells of a number, exactly.</summary>
    public void Write(double number) => _words.Add(BitConverter.DoubleToUInt64Bits(number));

    /// <summary>Tells what is so, and what is not.</summary>
    public void WriteFlags(params ReadOnlySpan<bool> flags)
    {
        ulong word = 0;
        foreach (bool flag in flags) word = word << 1 | (flag ? 1UL : 0);
        _words.Add(word);
    }

    /// <summary>Tells of up to eight numbers how large they are.</summary>
    public void WriteMagnitudes(params ReadOnlySpan<double> numbers)
    {
        ulong word = 0;
        foreach (double number in numbers) word = word << 8 | (uint)Magnitude.Of(number);
        _words.Add(word);
    }

    /// <summary>Tells of up to four variables which they are; null for none.</summary>
    public void WriteVariables(params ReadOnlySpan<Variable?> variables)
    {
        ulong word = 0;
        foreach (Variable? variable in variables)
        {
            word = word << BitsOfNumber | (variable is null ? 0 : (uint)Array.IndexOf(_group.Variables, variable) + 1);
        }
        _words.Add(word);
    }

    /// <summary>Tells which of the group's variables are in a set.</summary>
    public void WriteSet(IReadOnlySet<Variable> variables)
    {
        for (int from = 0; from < _group.Variables.Length; from += 64)
        {
            ulong word = 0;
            for (int v = from; v < Math.Min(from + 64, _group.Variables.Length) && variables.Count > 0; v++)
            {
                if (variables.Contains(_group.Variables[v])) word |= 1UL << (v - from);
            }
            _words.Add(word);
        }
    }

    /// <summary>Tells of a constant, or that there is none.</summary>
    /// <param name="id">The constant; none for a variable.</param>
    /// <param name="matches">The matches that it has.</param>
    public void WriteConstant(ValueId id, double matches)
    {
        bool isNamed = id.IsNone || matches > MostMatchesOfUnnamed;
        _words.Add(isNamed ? id.Bits : ulong.MaxValue);
        _namesConstants &= isNamed;
    }

    /// <summary>The shape of all that was told.</summary>
    public GroupShape ToShape(PlanCosts costs) => new(costs, [.. _words], _namesConstants);
}
