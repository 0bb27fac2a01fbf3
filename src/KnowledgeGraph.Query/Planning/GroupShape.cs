using System.Runtime.InteropServices;

namespace KnowledgeGraph.Query.Planning;

/// <summary>
/// All that the order of joins of a group depends on, with the magnitudes of its counts in place of rare constants: groups of one shape are
/// joined alike. Immutable.
/// </summary>
internal sealed class GroupShape : IEquatable<GroupShape>
{
    private readonly PlanCosts _costs;
    private readonly ulong[] _words;
    private readonly int _hash;

    /// <param name="costs">What the steps cost.</param>
    /// <param name="words">What tells the group from others, see <see cref="ShapeWriter"/>; becomes the shape's.</param>
    /// <param name="namesConstants">Whether the group's constants are all among them.</param>
    public GroupShape(PlanCosts costs, ulong[] words, bool namesConstants)
    {
        (_costs, _words, NamesConstants) = (costs, words, namesConstants);
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes(words.AsSpan()));
        _hash = hash.ToHashCode();
    }

    /// <summary>Whether all groups of the shape have the same constants.</summary>
    public bool NamesConstants { get; }

    public bool Equals(GroupShape? other) =>
        other is not null && _hash == other._hash && _words.AsSpan().SequenceEqual(other._words) && _costs.Equals(other._costs);

    public override bool Equals(object? obj) => Equals(obj as GroupShape);

    public override int GetHashCode() => _hash;
}
